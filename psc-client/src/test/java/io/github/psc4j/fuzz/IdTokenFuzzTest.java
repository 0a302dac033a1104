package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.validation.AuthenticationRequirement;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.internal.validation.TokenFixtures;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.PublishedKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.IdToken;
import java.util.List;
import java.util.Map;

/** An accepted ID token is of the provider, for this client, of this login, now, whatever else it says. */
class IdTokenFuzzTest {
    private static final Secret ACCESS_TOKEN = Secret.of(TestToken.ACCESS_TOKEN);
    private final IdTokenValidator validator = TokenFixtures.idTokens();
    private final IdToken first = validator
            .validateLogin(
                    Secret.of(TokenFixtures.idToken().sign()),
                    ACCESS_TOKEN,
                    Secret.of(TestToken.NONCE),
                    AuthenticationRequirement.none())
            .orElseThrow();

    @FuzzTest
    void idToken(byte[] input) {
        String token = Fuzzed.token(input);
        if (token.isEmpty()) {
            return;
        }
        Fuzzed.verified(validator.validateLogin(
                        Secret.of(token), ACCESS_TOKEN, Secret.of(TestToken.NONCE), AuthenticationRequirement.none()))
                .ifPresent(accepted -> {
                    assertTrustworthy(token, accepted);
                    assertThat(accepted.claims()).containsEntry("nonce", TestToken.NONCE);
                });
        Fuzzed.verified(validator.validateRefreshed(Secret.of(token), ACCESS_TOKEN, first))
                .ifPresent(accepted -> {
                    assertTrustworthy(token, accepted);
                    assertThat(accepted.subject()).isEqualTo(first.subject());
                    assertThat(accepted.assurance()).isEqualTo(first.assurance());
                });
    }

    private static void assertTrustworthy(String token, IdToken accepted) {
        Map<String, Object> header = Fuzzed.part(token, 0);
        assertThat(header).containsEntry("alg", "RS256").doesNotContainKeys("crit", "zip");
        assertThat(accepted.claims()).isEqualTo(Fuzzed.part(token, 1)).containsEntry("iss", PublishedKeys.ISSUER);
        assertThat(
                        accepted.claims().get("aud") instanceof List<?> many
                                ? many
                                : List.of(accepted.claims().get("aud")))
                .isNotEmpty()
                .allMatch(TokenFixtures.CLIENT::equals);
        assertThat(accepted.subject()).isNotBlank().hasSizeLessThanOrEqualTo(255);
        assertThat(accepted.expiresAt()).isAfter(TokenFixtures.CLOCK.instant().minusSeconds(30));
        assertThat(accepted.issuedAt())
                .isBetween(
                        TokenFixtures.CLOCK.instant().minusSeconds(631),
                        TokenFixtures.CLOCK.instant().plusSeconds(30));
    }
}
