package io.github.psc4j.spring;

import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.token.ClientAuthentication;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Which Pro Santé Connect the application is connected to, and as whom. Without a bean of this type the properties say it, or
 * the simulator; a bean of this type comes before both. For tests: the details of a provider that a test starts.
 */
public interface PscConnectionDetails extends ConnectionDetails {

    /**
     * Where Pro Santé Connect is.
     *
     * @return the environment, for example {@link PscEnvironment#development}
     */
    PscEnvironment environment();

    /**
     * This application at the provider.
     *
     * @return the client id
     */
    String clientId();

    /**
     * How this application proves who it is.
     *
     * @return a secret or a certificate
     */
    ClientAuthentication clientAuthentication();

    /**
     * Whom to trust in place of the authorities of the Java platform.
     *
     * @return the certificates; empty for the platform's
     */
    default List<X509Certificate> trustedCertificates() {
        return List.of();
    }
}
