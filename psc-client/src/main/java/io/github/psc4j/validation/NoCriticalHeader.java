package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import java.util.Optional;

/** No {@code crit}: this client understands no extension, so it must refuse every one (RFC 7515 4.1.11). */
record NoCriticalHeader() implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        return token.header().containsKey("crit")
                ? Optional.of(new Violation(
                        ErrorCode.CRITICAL_HEADER, "the token has a critical header, and none is understood"))
                : Optional.empty();
    }
}
