package io.github.psc4j.internal.endpoint;

import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.TokenSet;
import java.time.Instant;
import java.util.Set;

/**
 * A token of another service for one person. Immutable; prints no token.
 *
 * @param obtainedAt when it was asked for
 * @param accessToken the token
 * @param expiresAt from {@code expires_in} of the answer; {@link TokenSet#SHORT} after it was asked for if there was none
 * @param scope what the answer grants; what was asked for if it did not say (RFC 8693 2.2.1)
 */
public record ExchangedToken(Instant obtainedAt, Secret accessToken, Instant expiresAt, Set<String> scope) {

    /**
     * Copies the scope.
     *
     * @param obtainedAt when it was asked for
     * @param accessToken the token
     * @param expiresAt its end
     * @param scope what the answer grants
     */
    public ExchangedToken {
        scope = Set.copyOf(scope);
    }
}
