package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code iat} is there, not in the future, and not longer ago than a token is on its way (OpenID Connect Core 3.1.3.7
 * rule 10).
 */
@Enforces({Rule.CORE_IAT, Rule.CORE_REFRESHED_IAT, Rule.BACK_CHANNEL_IAT})
record IssuedRecently(Clock clock, Duration skew, Duration maxAge) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
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
