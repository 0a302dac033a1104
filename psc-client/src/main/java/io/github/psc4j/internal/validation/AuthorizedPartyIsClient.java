package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code azp}, if there, is this client (OpenID Connect Core 3.1.3.7 rules 4 and 5). */
@Implements(Requirement.CORE_AZP)
record AuthorizedPartyIsClient(String clientId) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.hasValue("azp")
                        || claims.string("azp").filter(clientId::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHORIZED_PARTY_WRONG, "the token was issued at the request of another client"));
    }
}
