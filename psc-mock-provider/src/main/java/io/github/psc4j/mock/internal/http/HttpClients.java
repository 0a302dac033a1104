package io.github.psc4j.mock.internal.http;

import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The provider's own HTTP: for the browser that it plays and for what it tells services. */
public final class HttpClients {

    private HttpClients() {}

    /** One client for all providers on plain HTTP: each has a thread, and there may be a provider a test. */
    private static final class Plain {
        private static final HttpClient CLIENT = builder().build();
    }

    public static HttpClient of(Optional<CertificateAuthority> authority) {
        return authority
                .map(trusted -> builder().sslContext(trusting(trusted)).build())
                .orElseGet(() -> Plain.CLIENT);
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    /** Trusts the authority and nobody else; shows these keys to a server that asks for them. */
    public static SSLContext trusting(CertificateAuthority authority, KeyManager... keys) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authority.trust());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
