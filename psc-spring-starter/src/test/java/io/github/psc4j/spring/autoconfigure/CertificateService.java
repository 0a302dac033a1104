package io.github.psc4j.spring.autoconfigure;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;

/** A service that demands a client certificate of the provider's authority, and notes whose it saw. */
final class CertificateService implements AutoCloseable {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final HttpsServer server;

    CertificateService(PscMockProvider authority) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        SSLContext context = context(authority);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", exchange -> {
            try (exchange) {
                X509Certificate peer = (X509Certificate)
                        ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
                seen.add(peer.getSubjectX500Principal().getName());
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    private static SSLContext context(PscMockProvider authority) throws IOException, GeneralSecurityException {
        ClientKey own = authority.issueServerCertificate();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(own), own.password().toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusting(authority));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    static KeyStore store(ClientKey key) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(key.pkcs12()), key.password().toCharArray());
        return store;
    }

    static KeyStore trusting(PscMockProvider authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority.tlsCertificate());
        return store;
    }

    /** The certificate of a client, and the authority as the only one that is trusted. */
    static SslBundle bundle(PscMockProvider authority, ClientKey key) throws IOException, GeneralSecurityException {
        return SslBundle.of(
                SslStoreBundle.of(store(key), key.password(), trusting(authority)), SslBundleKey.of(key.password()));
    }

    URI url(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    void forget() {
        seen.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
