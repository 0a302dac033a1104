package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import java.util.Optional;

/** A logout token has a {@code jti}, by which it is known again (Back-Channel Logout 2.4). */
@Enforces(Rule.BACK_CHANNEL_JTI)
record IdentifierPresent() implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.string("jti")
                        .filter(jti -> jti.length() <= Limits.TOKEN_ID_CHARS)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.LOGOUT_TOKEN_INVALID, "the logout token has no usable jti"));
    }
}
