package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.endpoint.TokenResponses;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.http.ReceivedResponses;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.token.TokenSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accepted tokens fit into a header and end within a day; the first byte of the input chooses status and media type. */
class TokenResponseFuzzTest {
    private static final List<Integer> STATUS = List.of(200, 400, 401, 500, 204, 302);
    private static final List<Optional<String>> TYPES =
            List.of(Optional.of("application/json"), Optional.empty(), Optional.of("text/html"));
    private static final TokenSet CURRENT = new TokenSet(
            FakeClock.START,
            Secret.of("access"),
            FakeClock.START,
            Secret.of("id"),
            Optional.of(Secret.of("refresh")),
            Optional.empty(),
            Set.of());

    @FuzzTest
    void tokenAnswer(byte[] input) {
        int choice = input.length == 0 ? 0 : Math.floorMod(input[0] - '0', STATUS.size() * TYPES.size());
        ReceivedResponse response = ReceivedResponses.of(
                STATUS.get(choice % STATUS.size()),
                TYPES.get(choice / STATUS.size()),
                input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length));

        Fuzzed.accepted(() -> TokenResponses.login(response, FakeClock.START))
                .ifPresent(tokens -> assertUsable(response, tokens));
        Fuzzed.accepted(() -> TokenResponses.refresh(response, FakeClock.START, CURRENT))
                .ifPresent(tokens -> {
                    assertUsable(response, tokens);
                    assertThat(tokens.refreshToken()).isPresent();
                });
    }

    private static void assertUsable(ReceivedResponse response, TokenSet tokens) {
        assertThat(response.isOk()).isTrue();
        assertThat(tokens.accessToken().reveal()).matches("[!-~]+");
        assertThat(tokens.idToken().reveal()).matches("[!-~]+");
        tokens.refreshToken().ifPresent(token -> assertThat(token.reveal()).matches("[!-~]+"));
        assertThat(tokens.accessTokenExpiresAt()).isBetween(FakeClock.START, FakeClock.START.plus(Duration.ofDays(1)));
        tokens.refreshTokenExpiresAt()
                .ifPresent(at -> assertThat(at).isBetween(FakeClock.START, FakeClock.START.plus(Duration.ofDays(1))));
        assertThat(tokens.scope()).doesNotContain("");
    }
}
