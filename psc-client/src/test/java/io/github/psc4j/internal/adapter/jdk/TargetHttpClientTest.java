package io.github.psc4j.internal.adapter.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.propagation.CertificateTarget;
import io.github.psc4j.propagation.TokenPropagation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which certificate a service sees: that of its target, the newest one, and nobody else's. */
class TargetHttpClientTest {
    private final CertificateTarget service = new CertificateTarget();

    @AfterEach
    void stop() {
        service.close();
    }

    private static void get(HttpClient http, URI uri) throws Exception {
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    }

    @Test
    void a_renewed_certificate_is_presented_at_once_though_connections_are_kept() throws Exception {
        service.present("first");
        HttpClient http = service.propagation().httpClientWithoutTokens(TokenPropagation.CONNECT_TIMEOUT);
        get(http, service.url("/api/1"));
        get(http, service.url("/api/2"));

        service.present("second");
        get(http, service.url("/api/3"));
        http.sendAsync(HttpRequest.newBuilder(service.url("/api/4")).build(), BodyHandlers.discarding())
                .get();
        http.sendAsync(HttpRequest.newBuilder(service.url("/api/5")).build(), BodyHandlers.discarding(), null)
                .get();

        assertThat(service.seen()).containsExactly("CN=first", "CN=first", "CN=second", "CN=second", "CN=second");
    }

    @Test
    void nobody_but_the_target_sees_the_certificate() throws Exception {
        service.present("first");
        HttpClient http = service.propagation().httpClientWithoutTokens(TokenPropagation.CONNECT_TIMEOUT);

        assertThatThrownBy(() -> get(http, service.url("/elsewhere"))).isInstanceOf(IOException.class);
        assertThat(service.seen()).isEmpty();
    }

    @Test
    void it_goes_under_the_client_that_adds_tokens() throws Exception {
        service.present("first");
        TokenPropagation propagation = service.propagation();
        HttpClient http = propagation.httpClient(Optional::empty);

        assertThatThrownBy(() -> get(http, service.url("/api"))).hasMessageContaining("PSC-7001");
        assertThat(service.seen()).isEmpty();
    }

    @Test
    void it_says_what_it_is_without_asking_anybody() {
        HttpClient http = PscClient.propagationOf(() -> {
                    throw new AssertionError("nothing is sent");
                })
                .httpClientWithoutTokens(Duration.ofSeconds(3));

        assertThat(http.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
        assertThat(http.connectTimeout()).hasValue(Duration.ofSeconds(3));
        assertThat(http.cookieHandler()).isEmpty();
        assertThat(http.proxy()).isEmpty();
        assertThat(http.authenticator()).isEmpty();
        assertThat(http.executor()).isEmpty();
        assertThat(http.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(http.sslContext()).isNotNull();
        assertThat(http.sslParameters()).isNotNull();
    }
}
