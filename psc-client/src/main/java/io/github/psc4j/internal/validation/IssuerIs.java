package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code iss} is exactly the configured issuer (OpenID Connect Core 3.1.3.7 rule 2). */
@Implements({
    Requirement.CORE_ISS,
    Requirement.BACK_CHANNEL_ISS,
    Requirement.RFC_9068_ISS,
    Requirement.RFC_7662_CHECKS,
    Requirement.CORE_USERINFO_SIGNED
})
record IssuerIs(String issuer) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.string("iss").filter(issuer::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.TOKEN_ISSUER_WRONG, "the token is not of the configured issuer " + issuer));
    }
}
