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
 * {@code iat} is there, not in the future, and not longer ago than a token is on its way (OpenID Connect Core 3.1.3.7
 * rule 10).
 */
@Implements({Requirement.CORE_IAT, Requirement.CORE_REFRESHED_IAT, Requirement.BACK_CHANNEL_IAT})
record IssuedRecently(Clock clock, Duration skew, Duration maxAge) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        Instant now = clock.instant();
        return claims.instant("iat")
                        .filter(iat -> !iat.isAfter(now.plus(skew)))
                        .filter(iat -> !iat.isBefore(now.minus(maxAge).minus(skew)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.ISSUED_AT_IMPLAUSIBLE,
                        "the token was issued in the future, too long ago, or does not say when: compare the clocks"));
    }
}
