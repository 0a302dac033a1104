package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.Violation;
import java.util.Optional;
import java.util.Set;

/**
 * {@code alg} is one that this client expects (OpenID Connect Core 3.1.3.7 rule 7; RFC 8725 3.1). What the provider
 * advertises does not matter, and neither {@code none} nor an HMAC can be on the list.
 */
@Implements({Requirement.CORE_ALG, Requirement.CORE_NO_MAC, Requirement.RFC_8725_ALG, Requirement.BACK_CHANNEL_ALG})
record AlgorithmAllowed(Set<SigningAlgorithm> allowed) implements ValidationRule<SignedToken> {
    @Override
    public Optional<Violation> validate(SignedToken token) {
        Object alg = token.header().get("alg");
        boolean ok = alg != null
                && SignatureAlgorithms.named(alg).filter(allowed::contains).isPresent();
        return ok
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.ALGORITHM_NOT_ALLOWED, "the token is not signed with an algorithm of " + allowed));
    }
}
