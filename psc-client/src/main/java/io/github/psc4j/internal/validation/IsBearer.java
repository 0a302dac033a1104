package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** An introspected token is a bearer token, not a refresh token and not one whose proof is not checked here (RFC 7662 2.2). */
@Implements(Requirement.RFC_7662_TYPE)
record IsBearer() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.string("token_type").filter("Bearer"::equalsIgnoreCase).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the token is no bearer access token"));
    }
}
