package io.github.psc4j.mock.internal.tls;

import io.github.psc4j.mock.model.ClientKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
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
                .connectTimeout(Duration.ofMinutes(2))
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    /** Trusts the authority and nobody else. */
    public static SSLContext trusting(CertificateAuthority authority) {
        return trusting(authority, new KeyManager[0]);
    }

    /** Trusts the authority and nobody else; presents the certificate to a server that requests one. */
    public static SSLContext trusting(CertificateAuthority authority, ClientKey key) {
        return trusting(authority, keyManagers(key));
    }

    private static KeyManager[] keyManagers(ClientKey key) {
        try {
            char[] password = key.password().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(key.pkcs12()), password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the key cannot be used", e);
        }
    }

    private static SSLContext trusting(CertificateAuthority authority, KeyManager[] keys) {
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
