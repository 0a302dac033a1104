package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import java.util.Optional;

/** {@code iss} is exactly the configured issuer (OpenID Connect Core 3.1.3.7 rule 2). */
record IssuerIs(String issuer) implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        return token.claims().string("iss").filter(issuer::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.TOKEN_ISSUER_WRONG, "the token is not of the configured issuer " + issuer));
    }
}
