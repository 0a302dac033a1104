package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/**
 * The claim {@code typ}, with which Keycloak tells its kinds of tokens apart, is the expected one if it is there (RFC 8725
 * 3.12). So an access, refresh or logout token cannot stand in for an ID token, nor one of these for another.
 */
@Implements({Requirement.RFC_8725_TYP, Requirement.BACK_CHANNEL_TYP})
record ClaimTypeIs(String expected) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.has("typ")
                        || claims.string("typ").filter(expected::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the token is of another kind than expected"));
    }
}
