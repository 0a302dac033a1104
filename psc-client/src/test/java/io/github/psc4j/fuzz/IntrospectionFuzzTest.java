package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.validation.IntrospectionValidator;
import io.github.psc4j.internal.validation.TokenFixtures;
import java.util.Optional;

/** An accepted response says that the token is active and of a client that is accepted. */
class IntrospectionFuzzTest {
    private final IntrospectionValidator validator = TokenFixtures.introspection();

    @FuzzTest
    void introspection(byte[] input) {
        Fuzzed.object(Fuzzed.text(input))
                .flatMap(response -> Fuzzed.verified(validator.validate(response, Optional.empty())))
                .ifPresent(accepted -> {
                    assertThat(accepted.claims()).containsEntry("active", true).doesNotContainKey("cnf");
                    assertThat(accepted.authorizedParty()).isPresent();
                    assertThat(accepted.authorizedParty().get()).isIn("a-client", TokenFixtures.CLIENT);
                    assertThat(accepted.expiresAt())
                            .isAfter(TokenFixtures.CLOCK.instant().minusSeconds(30));
                });
    }
}
