package io.github.psc4j.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.token.ValidationOutcome;

/** How a validation ended. */
final class Validations {
    private Validations() {}

    static AcceptedToken assertVerified(ValidationOutcome<AcceptedToken> verification) {
        assertThat(verification).isInstanceOf(ValidationOutcome.Verified.class);
        return verification.orElseThrow();
    }

    static void assertRejected(ValidationOutcome<AcceptedToken> verification, ErrorCode code) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        ValidationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    static void assertUndetermined(ValidationOutcome<AcceptedToken> verification, ErrorCode code) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        ValidationOutcome.Undetermined.class,
                        undetermined -> assertThat(undetermined.reason().code()).isEqualTo(code));
    }
}
