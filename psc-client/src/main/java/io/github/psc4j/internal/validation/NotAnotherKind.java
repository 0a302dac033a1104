package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;
import java.util.Set;

/**
 * What comes as signed userinfo is no token of another kind (RFC 8725 3.12): an ID token has the same issuer, audience and
 * subject, and is told by {@code typ} where the provider states it, and by a {@code nonce} or {@code at_hash}.
 */
@Implements(Requirement.RFC_8725_TYP)
record NotAnotherKind() implements ValidationRule<Claims> {
    private static final Set<String> OTHER_KINDS = Set.of("ID", "Bearer", "Refresh", "Offline", "Logout");

    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.has("nonce")
                        || claims.has("at_hash")
                        || claims.has("events")
                        || claims.string("typ").filter(OTHER_KINDS::contains).isPresent()
                ? Optional.of(
                        new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the userinfo response is a token of another kind"))
                : Optional.empty();
    }
}
