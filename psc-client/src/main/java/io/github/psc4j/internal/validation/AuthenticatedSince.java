package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a recent authentication is demanded, {@code auth_time} is there and not before the demanded instant, but for the clock
 * skew (OpenID Connect Core 3.1.3.7 rule 13).
 */
@Implements(Requirement.CORE_AUTH_TIME)
record AuthenticatedSince(Optional<Instant> demanded, Duration skew) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return demanded.isEmpty()
                        || claims.instant("auth_time")
                                .filter(at -> !at.isBefore(demanded.get().minus(skew)))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHENTICATION_TOO_OLD,
                        "a recent authentication is demanded, and the token does not say that there was one"));
    }
}
