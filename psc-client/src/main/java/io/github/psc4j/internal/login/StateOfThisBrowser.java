package io.github.psc4j.internal.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code state} is the one of this browser's login, compared in constant time (RFC 6749 10.12, forged callbacks). */
@Implements({Requirement.RFC_6749_STATE, Requirement.RFC_9700_TRANSACTION})
record StateOfThisBrowser() implements ValidationRule<Callback> {
    @Override
    public Optional<Violation> validate(Callback callback) {
        return callback.response()
                        .state()
                        .filter(callback.pending().state()::equals)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.STATE_MISMATCH,
                        "the callback does not belong to this login: its state is missing or another"));
    }
}
