package io.github.psc4j.token;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.secret.Secret;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the provider about an access token of its own that this service received (RFC 7662, « API Pro Santé Connectées »).
 * Nothing is kept: every call is a request. Thread-safe.
 */
public interface TokenIntrospection {
    /**
     * Asks about a token.
     *
     * @param token the token as it was received
     * @param authorizedParties the client ids whose tokens are accepted, at least one: PSC's tokens have no audience
     * @param clientCertificate the client certificate of the TLS connection on which the token came, if there was one
     * @return verified; rejected, with {@code PSC-5019} if the token is not active; or undetermined, if the provider could not
     *     be reached or sent another response
     * @throws PscConfigurationException {@code PSC-1001} without a client id to accept
     */
    ValidationOutcome<AccessToken> introspect(
            Secret token, Set<String> authorizedParties, Optional<X509Certificate> clientCertificate);
}
