package io.github.psc4j.validation;

import java.util.Optional;

/** A rule on a claim that may be left out: it is held to once the claim is there. */
record IfStated(String claim, Check<Claims> rule) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.has(claim) ? rule.check(claims) : Optional.empty();
    }
}
