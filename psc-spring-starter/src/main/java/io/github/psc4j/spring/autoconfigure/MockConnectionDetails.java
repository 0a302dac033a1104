package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.spring.PscConnectionDetails;
import io.github.psc4j.spring.login.PscLoginFilters;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/** A simulator that runs in this JVM, and its own client. */
record MockConnectionDetails(PscMockProvider mock) implements PscConnectionDetails {

    @Override
    public PscEnvironment environment() {
        return PscEnvironment.development(mock.issuer());
    }

    @Override
    public String clientId() {
        return PscMockProvider.CLIENT_ID;
    }

    @Override
    public ClientAuthentication clientAuthentication() {
        return ClientAuthentication.secretBasic(PscMockProvider.CLIENT_SECRET);
    }

    @Override
    public List<X509Certificate> trustedCertificates() {
        return "https".equals(mock.issuer().getScheme()) ? List.of(mock.tlsCertificate()) : List.of();
    }

    /** Unless the test has an address of its own for it, the simulator tells the application of logouts. */
    void tellOfLogouts(URI application) {
        mock.client(clientId())
                .filter(client -> client.backchannelLogoutUri().isEmpty())
                .map(client -> client.withBackchannelLogoutUri(
                        URI.create(application + PscLoginFilters.BACK_CHANNEL_LOGOUT_PATH)))
                .ifPresent(mock::register);
    }
}
