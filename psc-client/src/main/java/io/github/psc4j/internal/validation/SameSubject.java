package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A refreshed ID token is of the same person (OpenID Connect Core 12.2). */
@Implements(Requirement.CORE_REFRESHED_SUB)
record SameSubject(String first) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.string("sub").filter(first::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.SUBJECT_INVALID, "the refreshed ID token is of another person than the login"));
    }
}
