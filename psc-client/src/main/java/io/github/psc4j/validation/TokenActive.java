package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** An introspected token is active, said as a boolean and nothing else (RFC 7662 2.2). */
@Enforces(Rule.RFC_7662_ACTIVE)
record TokenActive() implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return Boolean.TRUE.equals(claims.asMap().get("active"))
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.TOKEN_INACTIVE, "the provider says that the token is not, or no longer, active"));
    }
}
