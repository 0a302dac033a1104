package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** {@code iss} is exactly the configured issuer (OpenID Connect Core 3.1.3.7 rule 2). */
@Enforces({Rule.CORE_ISS, Rule.BACK_CHANNEL_ISS, Rule.RFC_9068_ISS, Rule.RFC_7662_CHECKS, Rule.CORE_USERINFO_SIGNED})
record IssuerIs(String issuer) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.string("iss").filter(issuer::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.TOKEN_ISSUER_WRONG, "the token is not of the configured issuer " + issuer));
    }
}
