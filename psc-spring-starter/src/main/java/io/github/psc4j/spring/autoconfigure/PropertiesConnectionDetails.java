package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.spring.PscConnectionDetails;
import io.github.psc4j.token.ClientAuthentication;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the properties say. */
record PropertiesConnectionDetails(
        PscEnvironment environment,
        String clientId,
        ClientAuthentication clientAuthentication,
        List<X509Certificate> trustedCertificates)
        implements PscConnectionDetails {}
