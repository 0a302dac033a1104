package io.github.psc4j.token;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.secret.Secret;

/**
 * Revokes a token at the provider (RFC 7009), for example one that may have been seen by somebody. To end a session with its
 * tokens use {@code SessionTokens.revoke}. Thread-safe.
 */
public interface TokenRevocation {
    /**
     * Revokes a token that was issued to this client. A token that the provider does not know, or that has expired, counts as
     * revoked (RFC 7009 2.2).
     *
     * @param token a refresh token or an access token
     * @throws PscProviderException {@code PSC-2xxx} if the provider cannot be reached or offers no revocation; {@code PSC-4001}
     *     or {@code PSC-4003} if it refuses
     */
    void revoke(Secret token);
}
