package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/**
 * A token says in {@code cnf} what it is bound to (« API Pro Santé Connectées »); whether that is what it came with is validated by
 * {@link ConfirmationMatches}.
 */
@Implements(Requirement.PSC_BOUND)
record BindingStated() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.names("cnf")
                ? Optional.empty()
                : Optional.of(
                        new Violation(
                                ErrorCode.TOKEN_NOT_BOUND,
                                "the token is bound to no client certificate: the authorization server has to bind it, or this service to say that it need not"));
    }
}
