package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@code nbf}, if there, has passed, but for the clock skew (RFC 7519 4.1.5). */
@Implements(Requirement.RFC_7519_NBF)
record ValidNow(Clock clock, Duration skew) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.has("nbf")
                        || claims.instant("nbf")
                                .filter(nbf -> !nbf.isAfter(clock.instant().plus(skew)))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Violation(ErrorCode.TOKEN_NOT_YET_VALID, "the token is not valid yet: compare the clocks"));
    }
}
