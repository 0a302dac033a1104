package io.github.psc4j.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Drip;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ScriptedProvider server = new ScriptedProvider();
    private final List<PscEvent> events = new CopyOnWriteArrayList<>();
    private final HttpTransport http = transport(PatientHttp.SETTINGS);
    private final HttpTransport hurried = transport(
            PatientHttp.SETTINGS.withTimeouts(PatientHttp.SETTINGS.connectTimeout(), SHORT, SHORT.multipliedBy(2)));

    private HttpTransport transport(HttpSettings settings) {
        return new HttpTransport(settings, Optional.empty(), new FakeClock(), events::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ReceivedResponse get(String path) {
        return http.get("test", URI.create(server.origin() + path), Map.of(), 1_000);
    }

    @Test
    void reads_a_response_of_exactly_the_limit_and_no_byte_more() {
        server.on("/inside", ScriptedProvider.text(200, "Text/Plain; charset=utf-8", "x".repeat(1_000)));
        server.on("/outside", ScriptedProvider.text(200, "text/plain", "x".repeat(1_001)));

        assertThat(get("/inside").body()).hasSize(1_000);
        assertThat(get("/inside").contentType()).hasValue("text/plain");
        assertThatThrownBy(() -> get("/outside")).hasMessageStartingWith("PSC-2004");
    }

    @Test
    void V54_cuts_a_compressed_response_at_its_real_size() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[10_000_000]);
        }
        server.on("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bytes.size());
            bytes.writeTo(exchange.getResponseBody());
        });

        assertThatThrownBy(() -> get("/bomb")).hasMessageStartingWith("PSC-2004");
    }

    @Test
    void V54_gives_up_on_a_response_that_drips() {
        server.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                Drip.into(out, 'x');
            } catch (IOException e) {
                // The client hangs up.
            }
        });

        URI uri = URI.create(server.origin() + "/drip");
        assertThatThrownBy(() -> hurried.get("test", uri, Map.of(), Integer.MAX_VALUE))
                .hasMessageStartingWith("PSC-2002");
    }

    @Test
    void compares_the_clocks_by_the_date_of_every_response() throws Exception {
        respondOnce("HTTP/1.1 404 Not Found\r\nDate: Mon, 23 Nov 2026 08:00:42 GMT\r\nContent-Length: 0\r\n\r\n");
        assertThat(events).contains(new PscEvent.ClockCompared("test", Duration.ofSeconds(42)));

        events.clear();
        respondOnce("HTTP/1.1 200 OK\r\nDate: yesterday\r\nContent-Length: 0\r\n\r\n");
        respondOnce("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(events).noneMatch(PscEvent.ClockCompared.class::isInstance);
    }

    private void respondOnce(String response) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket connection = socket.accept()) {
                    connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().flush();
                    connection.getInputStream().read();
                } catch (IOException e) {
                    // The client hangs up.
                }
            });
            thread.start();
            ReceivedResponse unused =
                    http.get("test", URI.create("http://localhost:" + socket.getLocalPort() + "/"), Map.of(), 10);
            thread.join();
        }
    }

    @Test
    void gives_up_on_silence() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://localhost:" + silent.getLocalPort() + "/");
            assertThatThrownBy(() -> hurried.get("test", uri, Map.of(), 10)).hasMessageStartingWith("PSC-2002");
        }
    }

    @Test
    @Proves(Requirement.RFC_6750_ONLY_TARGETS)
    void V46_follows_no_redirect() {
        server.on("/from", ScriptedProvider.redirect(server.origin() + "/to"));

        assertThat(get("/from").status()).isEqualTo(302);
        assertThat(server.received("/to")).isEmpty();
    }

    @Test
    void says_what_could_not_be_done() {
        assertThatThrownBy(() -> http.get("test", URI.create("http://no-such-host.invalid/"), Map.of(), 10))
                .hasMessageStartingWith("PSC-2001");
        server.close();
        assertThatThrownBy(() -> get("/closed"))
                .hasMessageStartingWith("PSC-2001")
                .hasMessageContaining("connection");
    }

    @Test
    void says_that_tls_failed_where_the_server_speaks_none() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client hangs up.
                }
            });
            server.start();
            URI uri = URI.create("https://localhost:" + plain.getLocalPort() + "/");
            assertThatThrownBy(() -> http.get("test", uri, Map.of(), 10))
                    .hasMessageStartingWith("PSC-2001")
                    .hasMessageContaining("TLS");
            server.join();
        }
    }

    @Test
    void goes_through_the_proxy_when_that_is_the_only_way_out() {
        server.on("/behind", ScriptedProvider.text(200, "text/plain", "through the proxy"));
        HttpTransport proxied = new HttpTransport(
                HttpSettings.defaults()
                        .withProxy(new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                URI.create(server.origin()).getPort())),
                Optional.empty(),
                new FakeClock(),
                event -> {});

        ReceivedResponse response = proxied.get("test", URI.create("http://hidden.invalid/behind"), Map.of(), 100);

        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("through the proxy");
    }

    @Test
    @Proves(Requirement.RFC_6749_CODE_ONCE)
    void a_form_is_sent_once_whatever_the_server_responds() {
        for (int status : new int[] {408, 503}) {
            String path = "/form-" + status;
            server.on(path, exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(status, -1);
            });

            ReceivedResponse response =
                    http.postForm("test", URI.create(server.origin() + path), Map.of(), "code=good-for-one-use", 100);

            assertThat(response.status()).isEqualTo(status);
            assertThat(server.received(path)).hasSize(1);
        }
    }

    @Test
    void what_the_http_client_cannot_read_is_told_as_everything_else() {
        server.on("/odd", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "99999999999");
            exchange.sendResponseHeaders(503, -1);
        });

        assertThatThrownBy(() -> get("/odd"))
                .isInstanceOf(PscProviderException.class)
                .hasNoCause();
    }

    @Test
    void a_broken_status_line_is_not_repeated_even_in_a_cause() throws Exception {
        try (ServerSocket broken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket socket = broken.accept()) {
                    socket.getOutputStream()
                            .write("{\"access_token\":\"canary\"}\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client hangs up.
                }
            });
            thread.start();
            URI uri = URI.create("http://localhost:" + broken.getLocalPort() + "/");
            assertThatThrownBy(() -> http.get("test", uri, Map.of(), 10))
                    .hasMessageStartingWith("PSC-2001")
                    .hasNoCause();
            thread.join();
        }
    }

    @Test
    void an_interrupted_thread_stays_interrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> get("/")).isInstanceOf(PscProviderException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void never_repeats_a_header_in_an_error() {
        assertThatThrownBy(() ->
                        http.get("test", URI.create(server.origin()), Map.of("Authorization", "Bearer canary\n"), 10))
                .hasMessageStartingWith("PSC-2005")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void prints_no_body() {
        server.on("/", ScriptedProvider.text(200, "text/plain", "canary"));
        assertThat(get("/")).asString().doesNotContain("canary");
    }
}
