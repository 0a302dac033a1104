package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.psc4j.mock.Personas;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The person's token goes where the configuration says, and nowhere else. */
class PropagationTest extends PscIntegrationTest {
    private static final Service TARGET = new Service();
    private static final Service STRANGER = new Service();

    @DynamicPropertySource
    static void targets(DynamicPropertyRegistry registry) {
        registry.add("psc.propagation.targets.cases.url", () -> TARGET.url("/api"));
    }

    @BeforeEach
    void forget() {
        TARGET.seen.clear();
        STRANGER.seen.clear();
    }

    @AfterAll
    static void stop() {
        TARGET.server.stop(0);
        STRANGER.server.stop(0);
    }

    @Test
    void a_configured_service_gets_the_token() {
        logIn(Personas.PHYSICIAN);

        assertThat(call(TARGET.url("/api/cases"))).startsWith("200");
        assertThat(TARGET.seen).singleElement().asString().startsWith("Bearer ey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apis", "/other/api", "/api/../secret", "/api/%2e%2e/secret", "/api%2F..%2Fx"})
    void another_path_of_the_same_server_gets_none(String path) {
        logIn(Personas.PHYSICIAN);

        call(TARGET.url(path));

        assertThat(TARGET.seen).containsExactly("none");
    }

    @Test
    void V51_an_unlisted_host_gets_none() {
        logIn(Personas.PHYSICIAN);

        assertThat(call(STRANGER.url("/api/cases"))).startsWith("200");
        assertThat(STRANGER.seen).containsExactly("none");
    }

    @Test
    void V51_a_redirect_is_not_followed() {
        logIn(Personas.PHYSICIAN);

        assertThat(call(TARGET.url("/api/redirect?to=" + STRANGER.url("/x")))).startsWith("302");
        assertThat(TARGET.seen).hasSize(1);
        assertThat(STRANGER.seen).isEmpty();
    }

    private String call(String url) {
        return browser.get("/call?uri=" + java.net.URLEncoder.encode(url, java.nio.charset.StandardCharsets.UTF_8))
                .body();
    }

    /** A service that notes who comes with which token. */
    private static final class Service {
        final List<String> seen = new CopyOnWriteArrayList<>();
        final HttpServer server;

        Service() {
            try {
                server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/", exchange -> {
                String token = exchange.getRequestHeaders().getFirst("Authorization");
                seen.add(token == null ? "none" : token);
                String query = exchange.getRequestURI().getQuery();
                if (query != null && query.startsWith("to=")) {
                    exchange.getResponseHeaders().add("Location", query.substring(3));
                    exchange.sendResponseHeaders(302, -1);
                } else {
                    exchange.sendResponseHeaders(200, -1);
                }
                exchange.close();
            });
            server.start();
        }

        String url(String path) {
            return "http://localhost:" + server.getAddress().getPort() + path;
        }
    }
}
