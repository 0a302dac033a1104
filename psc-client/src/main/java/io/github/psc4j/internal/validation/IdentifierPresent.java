package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A logout token has a {@code jti}, by which it is known again (Back-Channel Logout 2.4). */
@Implements(Requirement.BACK_CHANNEL_JTI)
record IdentifierPresent() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.string("jti")
                        .filter(jti -> jti.length() <= Limits.TOKEN_ID_CHARS)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.LOGOUT_TOKEN_INVALID, "the logout token has no usable jti"));
    }
}
