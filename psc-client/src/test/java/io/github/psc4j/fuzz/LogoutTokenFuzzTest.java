package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.internal.validation.TokenFixtures;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.PublishedKeys;

/** An accepted logout token ends somebody's session, once, and is no ID token. */
class LogoutTokenFuzzTest {
    @FuzzTest
    void logoutToken(byte[] input) {
        String token = Fuzzed.token(input);
        if (token.isEmpty()) {
            return;
        }
        LogoutTokenValidator validator = TokenFixtures.logoutTokens();
        Fuzzed.verified(validator.validate(Secret.of(token))).ifPresent(accepted -> {
            assertThat(accepted.subject().or(accepted::sessionId)).isPresent();
            assertThat(Fuzzed.part(token, 0)).containsEntry("alg", "RS256");
            assertThat(Fuzzed.part(token, 1))
                    .containsEntry("iss", PublishedKeys.ISSUER)
                    .containsKeys("events", "jti", "exp")
                    .doesNotContainKey("nonce");
            assertThat(Fuzzed.verified(validator.validate(Secret.of(token)))).isEmpty();
        });
    }
}
