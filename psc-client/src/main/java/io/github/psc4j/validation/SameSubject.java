package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** A renewed ID token is of the same person (OpenID Connect Core 12.2). */
@Enforces(Rule.CORE_REFRESHED_SUB)
record SameSubject(String first) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.string("sub").filter(first::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.SUBJECT_INVALID, "the renewed ID token is of another person than the login"));
    }
}
