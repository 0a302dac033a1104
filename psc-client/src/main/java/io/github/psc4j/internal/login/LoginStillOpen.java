package io.github.psc4j.internal.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.token.Violation;
import java.time.Clock;
import java.util.Optional;

/** A login waits ten minutes and no longer. */
@Implements(Requirement.PSC_TEN_MINUTES)
record LoginStillOpen(Clock clock) implements ValidationRule<Callback> {
    @Override
    public Optional<Violation> validate(Callback callback) {
        return clock.instant().isBefore(callback.pending().expiresAt())
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.LOGIN_EXPIRED, "the login was started more than ten minutes ago: begin again"));
    }
}
