package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A refreshed ID token is of the same session at the provider: the same {@code sid}, if both have one. */
@Implements(Requirement.PSC_REFRESHED_SID)
record SameSession(Claims first) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.has("sid") || !first.has("sid") || claims.string("sid").equals(first.string("sid"))
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.NONCE_WRONG, "the refreshed ID token is of another session than the first"));
    }
}
