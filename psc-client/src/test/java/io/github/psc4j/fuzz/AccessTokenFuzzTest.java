package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.validation.AccessTokenValidator;
import io.github.psc4j.internal.validation.TokenFixtures;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.PublishedKeys;
import java.util.List;
import java.util.Optional;

/** An accepted access token is meant for this service and bound to nothing that did not come along. */
class AccessTokenFuzzTest {
    private final AccessTokenValidator validator = TokenFixtures.accessTokens();

    @FuzzTest
    void accessToken(byte[] input) {
        String token = Fuzzed.token(input);
        if (token.isEmpty()) {
            return;
        }
        Fuzzed.verified(validator.validate(Secret.of(token), Optional.empty())).ifPresent(accepted -> {
            assertThat(Fuzzed.part(token, 0)).containsEntry("alg", "RS256");
            assertThat(accepted.claims())
                    .isEqualTo(Fuzzed.part(token, 1))
                    .containsEntry("iss", PublishedKeys.ISSUER)
                    .doesNotContainKey("cnf");
            Object audience = accepted.claims().get("aud");
            assertThat(audience instanceof List<?> many ? many : List.of(audience))
                    .anyMatch(TokenFixtures.API::equals);
            assertThat(accepted.expiresAt())
                    .isAfter(TokenFixtures.CLOCK.instant().minusSeconds(30));
        });
    }
}
