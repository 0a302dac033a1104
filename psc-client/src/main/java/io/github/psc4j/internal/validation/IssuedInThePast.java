package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@code iat}, if there, is not in the future, but for the clock skew. An access token may be as old as it likes until it ends. */
@Implements(Requirement.RFC_7519_IAT)
record IssuedInThePast(Clock clock, Duration skew) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.has("iat")
                        || claims.instant("iat")
                                .filter(iat -> !iat.isAfter(clock.instant().plus(skew)))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.ISSUED_AT_IMPLAUSIBLE, "the token was issued in the future: compare the clocks"));
    }
}
