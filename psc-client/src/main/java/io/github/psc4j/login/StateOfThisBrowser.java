package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.validation.Check;
import io.github.psc4j.validation.Violation;
import java.util.Optional;

/** {@code state} is the one of this browser's login, compared in constant time (RFC 6749 10.12, forged callbacks). */
@Enforces({Rule.RFC_6749_STATE, Rule.RFC_9700_TRANSACTION})
record StateOfThisBrowser() implements Check<Callback> {
    @Override
    public Optional<Violation> check(Callback callback) {
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
