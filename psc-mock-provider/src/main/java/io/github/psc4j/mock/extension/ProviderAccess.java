package io.github.psc4j.mock.extension;

import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.Persona;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What an extension may see and change of a running provider; {@code PscMockProvider.access()} returns it. Safe for several
 * threads.
 */
public interface ProviderAccess {

    /**
     * Puts an interceptor between requests and endpoints. The one that was added last sees a request first.
     *
     * @param interceptor the interceptor
     */
    void addInterceptor(Interceptor interceptor);

    /**
     * Takes an interceptor away; does nothing when it is not in place.
     *
     * @param interceptor the interceptor
     */
    void removeInterceptor(Interceptor interceptor);

    /**
     * Returns the clock of the provider.
     *
     * @return the clock
     */
    Clock clock();

    /**
     * Returns the people who can log in.
     *
     * @return the people, in the order of the login page
     */
    List<Persona> personas();

    /**
     * Returns the key that signs tokens at present.
     *
     * @return an RSA key as a JWK (RFC 7517), with its private half
     */
    Map<String, Object> signingKey();

    /**
     * Returns the key that the provider publishes for encryption.
     *
     * @return an RSA key as a JWK (RFC 7517), with its private half
     */
    Map<String, Object> encryptionKey();

    /**
     * Issues a client certificate of a new authority, which nobody trusts.
     *
     * @param subjectDn the subject, such as {@code CN=attacker}
     * @return the certificate with a new key
     */
    ClientKey issueUntrustedCertificate(String subjectDn);
}
