package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code nonce} is the one of this browser's request (OpenID Connect Core 3.1.3.7 rule 11), compared in constant time. */
@Implements(Requirement.CORE_NONCE)
record NonceIs(Secret nonce) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.string("nonce").filter(nonce::matches).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.NONCE_WRONG,
                        "the token does not belong to this login: its nonce is missing or another"));
    }
}
