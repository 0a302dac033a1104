package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a recent authentication is required, {@code auth_time} is there and not before the required instant, but for the clock
 * skew (OpenID Connect Core 3.1.3.7 rule 13).
 */
@Implements(Requirement.CORE_AUTH_TIME)
record AuthenticatedSince(Optional<Instant> required, Duration skew) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return required.isEmpty()
                        || claims.instant("auth_time")
                                .filter(at -> !at.isBefore(required.get().minus(skew)))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHENTICATION_TOO_OLD,
                        "a recent authentication is required, and the token does not say that there was one"));
    }
}
