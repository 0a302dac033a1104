package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** No {@code crit}: this client understands no extension, so it must refuse every one (RFC 7515 4.1.11). */
@Implements(Requirement.RFC_7515_CRIT)
record NoCriticalHeader() implements ValidationRule<SignedToken> {
    @Override
    public Optional<Violation> validate(SignedToken token) {
        return token.header().containsKey("crit")
                ? Optional.of(new Violation(
                        ErrorCode.CRITICAL_HEADER, "the token has a critical header, and none is understood"))
                : Optional.empty();
    }
}
