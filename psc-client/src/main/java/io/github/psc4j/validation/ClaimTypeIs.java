package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/**
 * The claim {@code typ}, with which Keycloak tells its kinds of tokens apart, is the expected one if it is there (RFC 8725
 * 3.12). So an access, refresh or logout token cannot stand in for an ID token, nor one of these for another.
 */
@Enforces({Rule.RFC_8725_TYP, Rule.BACK_CHANNEL_TYP})
record ClaimTypeIs(String expected) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return !claims.has("typ")
                        || claims.string("typ").filter(expected::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the token is of another kind than expected"));
    }
}
