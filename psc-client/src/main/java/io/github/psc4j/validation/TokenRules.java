package io.github.psc4j.validation;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import io.github.psc4j.provider.ProviderKeys;
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
record TokenRules(List<Check<SignedToken>> protection, List<Check<Claims>> claims) {

    /** The protection of every token: nothing that the header says is followed before it is found on a list of ours. */
    static List<Check<SignedToken>> protection(
            Set<SigningAlgorithm> algorithms, ProviderKeys keys, Check<SignedToken> headerType) {
        return List.of(
                new NoCriticalHeader(),
                new NotCompressed(),
                new AlgorithmAllowed(algorithms),
                headerType,
                new SignatureVerified(keys));
    }

    /** One rule more on the claims. */
    TokenRules and(Check<Claims> rule) {
        return new TokenRules(
                protection, Stream.concat(claims.stream(), Stream.of(rule)).toList());
    }

    <T> Verification<T> verify(String compact, Function<Claims, T> result) {
        return verify(compact, Limits.TOKEN_CHARS, result);
    }

    @Enforces(Rule.RFC_8725_ALL_OPERATIONS)
    <T> Verification<T> verify(String compact, int maxChars, Function<Claims, T> result) {
        try {
            SignedToken token = SignedToken.parse(compact, maxChars);
            return Check.firstViolation(protection, token)
                    .or(() -> Check.firstViolation(claims, token.claims()))
                    .<Verification<T>>map(Verification.Rejected::new)
                    .orElseGet(() -> new Verification.Verified<>(result.apply(token.claims())));
        } catch (PscValidationException e) {
            return new Verification.Rejected<>(Violation.of(e));
        } catch (PscProviderException e) {
            return new Verification.Undetermined<>(e);
        }
    }
}
