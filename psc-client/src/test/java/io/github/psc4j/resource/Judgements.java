package io.github.psc4j.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.validation.Verification;

/** How a judgement ended. */
final class Judgements {
    private Judgements() {}

    static AcceptedToken assertVerified(Verification<AcceptedToken> verification) {
        assertThat(verification).isInstanceOf(Verification.Verified.class);
        return verification.orElseThrow();
    }

    static void assertRejected(Verification<AcceptedToken> verification, ErrorCode code) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        Verification.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    static void assertUndetermined(Verification<AcceptedToken> verification, ErrorCode code) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        Verification.Undetermined.class,
                        undetermined -> assertThat(undetermined.reason().code()).isEqualTo(code));
    }
}
