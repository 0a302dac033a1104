package io.github.psc4j.validation;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Applies rules in their order; the first that refuses decides. */
final class RuleList {
    private RuleList() {}

    static <T> Verification<T> verify(String compact, List<TokenRule> rules, Function<SignedToken, T> yield) {
        try {
            SignedToken token = SignedToken.parse(compact);
            for (TokenRule rule : rules) {
                Optional<Violation> violation = rule.check(token);
                if (violation.isPresent()) {
                    return new Verification.Rejected<>(violation.get());
                }
            }
            return new Verification.Verified<>(yield.apply(token));
        } catch (PscValidationException e) {
            return new Verification.Rejected<>(new Violation(e.code(), withoutCode(e)));
        } catch (PscProviderException e) {
            return new Verification.Undetermined<>(e);
        }
    }

    private static String withoutCode(PscValidationException e) {
        return String.valueOf(e.getMessage()).substring(e.code().id().length() + 1);
    }
}
