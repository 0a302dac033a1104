package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a recent authentication is demanded, {@code auth_time} is there and not before the demanded instant, but for the clock
 * skew (OpenID Connect Core 3.1.3.7 rule 13).
 */
@Enforces(Rule.CORE_AUTH_TIME)
record AuthenticatedSince(Optional<Instant> demanded, Duration skew) implements Check<Claims> {
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
