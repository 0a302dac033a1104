package io.github.psc4j.internal.validation;

import io.github.psc4j.token.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One sentence of a specification that a token, its claims or a response must satisfy: one small class each, so that a
 * validator is a list that reads like the specification. Implementations are immutable.
 *
 * @param <T> what is validated
 */
@FunctionalInterface
public interface ValidationRule<T> {
    /**
     * Validates.
     *
     * @param subject what is validated
     * @return why it is refused, or empty if this rule is satisfied
     */
    Optional<Violation> validate(T subject);

    /**
     * Applies rules in their order; the first that refuses decides.
     *
     * @param rules the rules
     * @param subject what is validated
     * @param <T> its type
     * @return why it is refused, or empty if all are satisfied
     */
    static <T> Optional<Violation> firstViolation(List<? extends ValidationRule<? super T>> rules, T subject) {
        for (ValidationRule<? super T> rule : rules) {
            Optional<Violation> violation = rule.validate(subject);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }
}
