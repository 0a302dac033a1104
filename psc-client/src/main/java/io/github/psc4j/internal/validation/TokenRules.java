package io.github.psc4j.internal.validation;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a signed token must satisfy: its protection first, so that no claim is believed of a token that anybody could have
 * made, then its claims. Immutable.
 *
 * @param protection the form, the header, the signature
 * @param claims what the token says
 */
record TokenRules(List<ValidationRule<SignedToken>> protection, List<ValidationRule<Claims>> claims) {

    /** The protection of every token: nothing that the header says is followed before it is found on a list of ours. */
    static List<ValidationRule<SignedToken>> protection(
            Set<SigningAlgorithm> algorithms, KeySetCache keys, ValidationRule<SignedToken> headerType) {
        return List.of(
                new NoCriticalHeader(),
                new NotCompressed(),
                new AlgorithmAllowed(algorithms),
                headerType,
                new SignatureVerified(keys));
    }

    /** One rule more on the claims. */
    TokenRules and(ValidationRule<Claims> rule) {
        return new TokenRules(
                protection, Stream.concat(claims.stream(), Stream.of(rule)).toList());
    }

    <T> ValidationOutcome<T> verify(String compact, Function<Claims, T> result) {
        return verify(compact, Limits.TOKEN_CHARS, result);
    }

    @Implements(Requirement.RFC_8725_ALL_OPERATIONS)
    <T> ValidationOutcome<T> verify(String compact, int maxChars, Function<Claims, T> result) {
        try {
            SignedToken token = SignedToken.parse(compact, maxChars);
            return ValidationRule.firstViolation(protection, token)
                    .or(() -> ValidationRule.firstViolation(claims, token.claims()))
                    .<ValidationOutcome<T>>map(ValidationOutcome.Rejected::new)
                    .orElseGet(() -> new ValidationOutcome.Verified<>(result.apply(token.claims())));
        } catch (PscValidationException e) {
            return new ValidationOutcome.Rejected<>(Violation.of(e));
        } catch (PscProviderException e) {
            return new ValidationOutcome.Undetermined<>(e);
        }
    }
}
