package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@code exp} is there and has not passed, but for the clock skew (OpenID Connect Core 3.1.3.7 rule 9). */
@Implements({Requirement.CORE_EXP, Requirement.BACK_CHANNEL_EXP, Requirement.RFC_9068_EXP, Requirement.RFC_7662_CHECKS})
record NotExpired(Clock clock, Duration skew) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.instant("exp")
                        .filter(exp -> clock.instant().isBefore(exp.plus(skew)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.TOKEN_EXPIRED,
                        "the token has expired or has no end: if this happens at every login, compare the clocks"));
    }
}
