package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@code exp} is there and has not passed, but for the clock skew (OpenID Connect Core 3.1.3.7 rule 9). */
@Enforces({Rule.CORE_EXP, Rule.BACK_CHANNEL_EXP, Rule.RFC_9068_EXP, Rule.RFC_7662_CHECKS})
record NotExpired(Clock clock, Duration skew) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.instant("exp")
                        .filter(exp -> clock.instant().isBefore(exp.plus(skew)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.TOKEN_EXPIRED,
                        "the token has expired or has no end: if this happens at every login, compare the clocks"));
    }
}
