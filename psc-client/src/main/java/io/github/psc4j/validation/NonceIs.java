package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.secret.Secret;
import java.util.Optional;

/** {@code nonce} is the one of this browser's request (OpenID Connect Core 3.1.3.7 rule 11), compared in constant time. */
@Enforces(Rule.CORE_NONCE)
record NonceIs(Secret nonce) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.string("nonce").filter(nonce::matches).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.NONCE_WRONG,
                        "the token does not belong to this login: its nonce is missing or another"));
    }
}
