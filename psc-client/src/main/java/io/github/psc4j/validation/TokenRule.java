package io.github.psc4j.validation;

import java.util.Optional;

/** One sentence of a specification that a token must satisfy. Implementations are immutable. */
@FunctionalInterface
interface TokenRule {
    /** Returns why the token is refused, or empty if this rule is satisfied. */
    Optional<Violation> check(SignedToken token);
}
