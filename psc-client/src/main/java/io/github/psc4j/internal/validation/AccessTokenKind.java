package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;
import java.util.Set;

/**
 * A JWT is an access token only if it says so (RFC 9068 4, RFC 8725 3.12): by the header {@code at+jwt}, or, for servers that
 * leave that out as Keycloak does, by the claim {@code typ}. Whatever else has the same issuer, audience and subject, an ID
 * token, signed userinfo, a logout token, does not.
 */
@Implements(Requirement.RFC_9068_TYP)
record AccessTokenKind() implements ValidationRule<SignedToken> {
    private static final HeaderTypeIs ACCESS_TOKEN = new HeaderTypeIs(Set.of("at+jwt"));
    private static final HeaderTypeIs ANY_TOKEN = new HeaderTypeIs(Set.of("at+jwt", "jwt"));

    @Override
    public Optional<Violation> validate(SignedToken token) {
        Claims claims = token.claims();
        boolean statedByHeader = token.header().get("typ") != null
                && ACCESS_TOKEN.validate(token).isEmpty();
        boolean statedByClaim = claims.string("typ").filter("Bearer"::equals).isPresent();
        boolean kind = ANY_TOKEN.validate(token).isEmpty()
                && (statedByClaim || (statedByHeader && !claims.has("typ")))
                && !claims.has("at_hash")
                && !claims.has("events");
        return kind
                ? Optional.empty()
                : Optional.of(
                        new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the token does not say that it is an access token"));
    }
}
