package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** A logout token has no nonce, of whatever kind, so that it can never be taken for an ID token (Back-Channel Logout 2.6 rule 7). */
@Enforces(Rule.BACK_CHANNEL_NO_NONCE)
record NoNonce() implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.names("nonce")
                ? Optional.of(new Violation(ErrorCode.LOGOUT_TOKEN_INVALID, "a logout token must not have a nonce"))
                : Optional.empty();
    }
}
