package io.github.psc4j.internal.endpoint;

import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.TokenSet;
import java.time.Instant;
import java.util.Set;

/**
 * A token of another service for one person. Immutable; prints no token.
 *
 * @param obtainedAt when it was requested
 * @param accessToken the token
 * @param expiresAt from {@code expires_in} of the response; {@link TokenSet#SHORT} after it was requested if there was none
 * @param scope what the response grants; what was requested if it did not say (RFC 8693 2.2.1)
 */
public record ExchangedToken(Instant obtainedAt, Secret accessToken, Instant expiresAt, Set<String> scope) {

    /**
     * Copies the scope.
     *
     * @param obtainedAt when it was requested
     * @param accessToken the token
     * @param expiresAt its end
     * @param scope what the response grants
     */
    public ExchangedToken {
        scope = Set.copyOf(scope);
    }
}
