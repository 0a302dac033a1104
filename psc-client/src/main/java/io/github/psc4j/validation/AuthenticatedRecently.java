package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code auth_time}, if there, is not in the future and within the longest session PSC allows (OpenID Connect Core 3.1.3.7
 * rule 13). That end allows no skew: a login that is already over would only lead to the next one.
 */
record AuthenticatedRecently(Clock clock, Duration skew, Duration maxAge) implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        if (!token.claims().has("auth_time")) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return token.claims()
                        .instant("auth_time")
                        .filter(at -> !at.isAfter(now.plus(skew)))
                        .filter(at -> now.isBefore(at.plus(maxAge)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHENTICATION_TOO_OLD, "the person authenticated too long ago, or in the future"));
    }
}
