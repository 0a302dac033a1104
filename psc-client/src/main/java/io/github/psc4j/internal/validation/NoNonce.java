package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A logout token has no nonce, of whatever kind, so that it can never be taken for an ID token (Back-Channel Logout 2.6 rule 7). */
@Implements(Requirement.BACK_CHANNEL_NO_NONCE)
record NoNonce() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.names("nonce")
                ? Optional.of(new Violation(ErrorCode.LOGOUT_TOKEN_INVALID, "a logout token must not have a nonce"))
                : Optional.empty();
    }
}
