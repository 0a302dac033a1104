package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code auth_time}, if there, is not in the future and within the longest session that PSC allows. That end allows no skew: a
 * login that is already over would only lead to the next one.
 */
@Implements(Requirement.PSC_SESSION)
record SessionStillOpen(Clock clock, Duration skew, Duration longest) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        if (!claims.has("auth_time")) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return claims.instant("auth_time")
                        .filter(at -> !at.isAfter(now.plus(skew)))
                        .filter(at -> now.isBefore(at.plus(longest)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHENTICATION_TOO_OLD, "the person authenticated too long ago, or in the future"));
    }
}
