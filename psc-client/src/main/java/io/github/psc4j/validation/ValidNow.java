package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@code nbf}, if there, has passed, but for the clock skew (RFC 7519 4.1.5). */
record ValidNow(Clock clock, Duration skew) implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        return !token.claims().has("nbf")
                        || token.claims()
                                .instant("nbf")
                                .filter(nbf -> !nbf.isAfter(clock.instant().plus(skew)))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Violation(ErrorCode.TOKEN_NOT_YET_VALID, "the token is not valid yet: compare the clocks"));
    }
}
