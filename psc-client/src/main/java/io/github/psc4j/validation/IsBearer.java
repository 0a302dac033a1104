package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** An introspected token is a bearer token, not a refresh token and not one whose proof is not checked here (RFC 7662 2.2). */
@Enforces(Rule.RFC_7662_TYPE)
record IsBearer() implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.string("token_type").filter("Bearer"::equalsIgnoreCase).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the token is no bearer access token"));
    }
}
