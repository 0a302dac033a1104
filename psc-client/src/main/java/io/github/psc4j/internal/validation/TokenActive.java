package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** An introspected token is active, said as a boolean and nothing else (RFC 7662 2.2). */
@Implements(Requirement.RFC_7662_ACTIVE)
record TokenActive() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return Boolean.TRUE.equals(claims.asMap().get("active"))
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.TOKEN_INACTIVE, "the provider says that the token is not, or no longer, active"));
    }
}
