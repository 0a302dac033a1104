package io.github.psc4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.psc4j.PscClient;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.mock.ClientKey;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ClientAuthentication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which certificate a service sees: that of its target, the newest one, and nobody else's. */
class TargetHttpClientTest {
    private final PscMockProvider psc = PscMockProvider.builder().tls().start();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<ClientCertificate> newest = new AtomicReference<>();
    private HttpsServer service;

    @BeforeEach
    void start() throws Exception {
        service = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        SSLContext context = context(psc.issueServerCertificate());
        service.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        service.createContext("/", exchange -> {
            try (exchange) {
                X509Certificate peer = (X509Certificate)
                        ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
                seen.add(peer.getSubjectX500Principal().getName());
                exchange.sendResponseHeaders(204, -1);
            }
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
        psc.close();
    }

    private SSLContext context(ClientKey server) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(server), server.password().toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", psc.tlsCertificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(ClientKey key) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(key.pkcs12()), key.password().toCharArray());
        return store;
    }

    private void present(String name) throws Exception {
        ClientKey key = psc.issueClientCertificate("CN=" + name + ",C=FR");
        newest.set(ClientCertificate.of(store(key), Secret.of(key.password())));
    }

    private URI url(String path) {
        return URI.create("https://localhost:" + service.getAddress().getPort() + path);
    }

    private HttpClient http() {
        PscClient client = PscClient.builder(PscEnvironment.development(psc.issuer()))
                .clientId("me")
                .clientAuthentication(ClientAuthentication.secretBasic("s"))
                .redirectUri(URI.create("https://me.example/login"))
                .propagation(PropagationPolicy.denyAll()
                        .with(PropagationTarget.relay("service", url("/api"))
                                .withCertificate(
                                        ClientCertificate.newestOf(newest::get), List.of(psc.tlsCertificate()))))
                .build();
        return new TargetHttpClient(() -> client);
    }

    private static void get(HttpClient http, URI uri) throws Exception {
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void a_renewed_certificate_is_presented_at_once_though_connections_are_kept() throws Exception {
        present("first");
        HttpClient http = http();
        get(http, url("/api/1"));
        get(http, url("/api/2"));

        present("second");
        get(http, url("/api/3"));
        http.sendAsync(HttpRequest.newBuilder(url("/api/4")).build(), HttpResponse.BodyHandlers.discarding())
                .get();

        assertThat(seen).containsExactly("CN=first,C=FR", "CN=first,C=FR", "CN=second,C=FR", "CN=second,C=FR");
    }

    @Test
    void nobody_but_the_target_sees_the_certificate() throws Exception {
        present("first");

        assertThatThrownBy(() -> get(http(), url("/elsewhere"))).isInstanceOf(IOException.class);
        assertThat(seen).isEmpty();
    }
}
