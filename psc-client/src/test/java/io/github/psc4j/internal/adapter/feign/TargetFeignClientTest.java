package io.github.psc4j.internal.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import io.github.psc4j.propagation.CertificateTarget;
import io.github.psc4j.propagation.TokenPropagation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which certificate a service sees: that of its target, the newest one, and nobody else's. */
class TargetFeignClientTest {
    private final CertificateTarget service = new CertificateTarget();

    @AfterEach
    void stop() {
        service.close();
    }

    private static void get(Client client, Object url) throws IOException {
        Request request = Request.create(
                Request.HttpMethod.GET, url.toString(), Map.of(), null, StandardCharsets.UTF_8, new RequestTemplate());
        try (Response response = client.execute(request, new Request.Options())) {
            response.body().asInputStream().readAllBytes();
        }
    }

    @Test
    void a_renewed_certificate_is_presented_at_once_though_connections_are_kept() throws IOException {
        service.present("first");
        Client client = TargetFeignClient.of(service.propagation());
        get(client, service.url("/api/1"));
        get(client, service.url("/api/2"));

        service.present("second");
        get(client, service.url("/api/3"));
        get(client, service.url("/api/4"));

        assertThat(service.seen()).containsExactly("CN=first", "CN=first", "CN=second", "CN=second");
    }

    @Test
    void nobody_but_the_target_sees_the_certificate() {
        service.present("first");
        Client client = TargetFeignClient.of(service.propagation());

        assertThatThrownBy(() -> get(client, service.url("/elsewhere"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(client, service.url("/api") + "/{x}")).isInstanceOf(IOException.class);
        assertThat(service.seen()).isEmpty();
    }

    @Test
    void it_goes_under_the_client_that_adds_tokens() {
        service.present("first");
        TokenPropagation propagation = service.propagation();
        Client client = propagation.feign().client(Optional::empty);

        assertThatThrownBy(() -> get(client, service.url("/api"))).hasMessageContaining("PSC-7001");
        assertThat(service.seen()).isEmpty();
    }
}
