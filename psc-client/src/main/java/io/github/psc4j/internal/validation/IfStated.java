package io.github.psc4j.internal.validation;

import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A rule on a claim that may be left out: it is held to once the claim is there. */
record IfStated(String claim, ValidationRule<Claims> rule) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.has(claim) ? rule.validate(claims) : Optional.empty();
    }
}
