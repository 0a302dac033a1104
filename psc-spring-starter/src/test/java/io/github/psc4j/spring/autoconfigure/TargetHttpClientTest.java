package io.github.psc4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.mock.ClientKey;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ClientAuthentication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which certificate a service sees: that of its target, the newest one, and nobody else's. */
class TargetHttpClientTest {
    private final PscMockProvider psc = PscMockProvider.builder().tls().start();
    private final AtomicReference<ClientCertificate> newest = new AtomicReference<>();
    private CertificateService service;

    @BeforeEach
    void start() throws Exception {
        service = new CertificateService(psc);
    }

    @AfterEach
    void stop() {
        service.close();
        psc.close();
    }

    private void present(String name) throws Exception {
        ClientKey key = psc.issueClientCertificate("CN=" + name + ",C=FR");
        newest.set(ClientCertificate.of(CertificateService.store(key), Secret.of(key.password())));
    }

    private HttpClient http() {
        PscClient client = PscClient.builder(PscEnvironment.development(psc.issuer()))
                .clientId("me")
                .clientAuthentication(ClientAuthentication.secretBasic("s"))
                .redirectUri(URI.create("https://me.example/login"))
                .propagation(PropagationPolicy.denyAll()
                        .with(PropagationTarget.relay("service", service.url("/api"))
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
        get(http, service.url("/api/1"));
        get(http, service.url("/api/2"));

        present("second");
        get(http, service.url("/api/3"));
        http.sendAsync(HttpRequest.newBuilder(service.url("/api/4")).build(), HttpResponse.BodyHandlers.discarding())
                .get();

        assertThat(service.seen())
                .containsExactly("CN=first,C=FR", "CN=first,C=FR", "CN=second,C=FR", "CN=second,C=FR");
    }

    @Test
    void nobody_but_the_target_sees_the_certificate() throws Exception {
        present("first");

        assertThatThrownBy(() -> get(http(), service.url("/elsewhere"))).isInstanceOf(IOException.class);
        assertThat(service.seen()).isEmpty();
    }
}
