package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** {@code azp}, if there, is this client (OpenID Connect Core 3.1.3.7 rules 4 and 5). */
@Enforces(Rule.CORE_AZP)
record AuthorizedPartyIsClient(String clientId) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return !claims.hasValue("azp")
                        || claims.string("azp").filter(clientId::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHORIZED_PARTY_WRONG, "the token was issued at the request of another client"));
    }
}
