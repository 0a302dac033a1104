package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;
import java.util.Set;

/**
 * {@code azp}, or {@code client_id} where there is no {@code azp}, and both if there are both, is one of the clients whose tokens this service accepts. PSC's
 * access tokens have no audience: without this rule the token that a person gave to any other service would be good here.
 */
@Implements(Requirement.PSC_AZP)
record AuthorizedPartyAllowed(Set<String> allowed) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        Optional<String> party = claims.string(claims.has("azp") ? "azp" : "client_id");
        boolean unanimous =
                !claims.has("client_id") || claims.string("client_id").equals(party);
        return unanimous && party.filter(allowed::contains).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHORIZED_PARTY_WRONG,
                        "the token was issued to a client that is not accepted here"));
    }
}
