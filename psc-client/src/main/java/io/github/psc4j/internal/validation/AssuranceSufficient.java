package io.github.psc4j.internal.validation;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code acr} is enough by the policy of this client (OpenID Connect Core 3.1.3.7 rule 12). */
@Implements({Requirement.CORE_ACR, Requirement.PSC_ACR})
record AssuranceSufficient(AssurancePolicy policy, Optional<EidasLevel> required) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        boolean readable = !claims.has("acr") || claims.string("acr").isPresent();
        return readable
                        && policy.validate(claims.string("acr"), required, Optional.empty())
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.ASSURANCE_TOO_LOW,
                        "the level of assurance is unknown or too low"
                                + required.map(level -> "; required: " + level).orElse("")));
    }
}
