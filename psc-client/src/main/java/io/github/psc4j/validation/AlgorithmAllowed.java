package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;
import java.util.Set;

/**
 * {@code alg} is one that this client expects (OpenID Connect Core 3.1.3.7 rule 7; RFC 8725 3.1). What the provider
 * advertises does not matter, and neither {@code none} nor an HMAC can be on the list.
 */
@Enforces({Rule.CORE_ALG, Rule.CORE_NO_MAC, Rule.RFC_8725_ALG, Rule.BACK_CHANNEL_ALG})
record AlgorithmAllowed(Set<SigningAlgorithm> allowed) implements Check<SignedToken> {
    @Override
    public Optional<Violation> check(SignedToken token) {
        Object alg = token.header().get("alg");
        boolean ok = alg != null
                && SigningAlgorithm.named(alg).filter(allowed::contains).isPresent();
        return ok
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.ALGORITHM_NOT_ALLOWED, "the token is not signed with an algorithm of " + allowed));
    }
}
