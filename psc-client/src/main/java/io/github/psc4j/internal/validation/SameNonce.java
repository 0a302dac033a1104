package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A refreshed ID token should have no nonce; if it has one, it is the one of the login (OpenID Connect Core 12.2). */
@Implements(Requirement.CORE_REFRESHED_NONCE)
record SameNonce(Claims first) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.has("nonce")
                        || claims.string("nonce")
                                .flatMap(nonce ->
                                        first.string("nonce").map(Secret::of).filter(own -> own.matches(nonce)))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.NONCE_WRONG, "the refreshed ID token is of another login than the first"));
    }
}
