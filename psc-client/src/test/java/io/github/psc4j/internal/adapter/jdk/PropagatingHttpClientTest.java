package io.github.psc4j.internal.adapter.jdk;

import static io.github.psc4j.propagation.Services.assertNoToken;
import static io.github.psc4j.propagation.Services.assertToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.propagation.Services;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PropagatingHttpClientTest {
    private final Services services = new Services();
    private final HttpClient plain = HttpClient.newHttpClient();
    private final HttpClient http = services.psc.propagation().httpClient(plain, () -> Optional.of(services.session));

    @AfterEach
    void stop() {
        services.close();
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).build();
    }

    private int send(URI uri) throws Exception {
        return http.send(get(uri), BodyHandlers.discarding()).statusCode();
    }

    private static <T> T join(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.MINUTES);
    }

    @Test
    void a_token_goes_to_a_target_and_the_rest_of_the_request_stays() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(services.api("/dossiers?x=1"))
                .header("X-Trace", "a")
                .header("X-Trace", "b")
                .timeout(Duration.ofSeconds(9))
                .POST(BodyPublishers.ofString("body"))
                .build();

        http.send(request, BodyHandlers.discarding());

        assertToken(services.target, "/api/dossiers");
        ScriptedProvider.Received received =
                services.target.received("/api/dossiers").get(0);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.body()).isEqualTo("body");
        assertThat(received.query()).contains("x=1");
        assertThat(received.headers().get("X-trace")).containsExactly("a", "b");
        assertThat(request.headers().map()).doesNotContainKey("Authorization");
    }

    @Test
    @Proves(Requirement.RFC_6750_ONLY_TARGETS)
    void V51_a_token_goes_nowhere_else() throws Exception {
        send(URI.create(services.stranger.origin() + "/api/dossiers"));
        send(URI.create(services.target.origin() + "/other"));
        join(http.sendAsync(get(URI.create(services.target.origin() + "/apis")), BodyHandlers.discarding()));

        assertNoToken(services.stranger, "/api/dossiers");
        assertNoToken(services.target, "/other");
        assertNoToken(services.target, "/apis");
    }

    @Test
    @Proves(Requirement.RFC_6750_ONLY_TARGETS)
    void V51_a_redirect_is_the_callers() throws Exception {
        services.target.on("/api/moved", ScriptedProvider.redirect(services.stranger.origin() + "/caught"));

        assertThat(send(services.api("/moved"))).isEqualTo(302);

        assertThat(services.stranger.received()).isEmpty();
        assertThat(http.followRedirects()).isEqualTo(Redirect.NEVER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Redirect.class,
            names = {"NORMAL", "ALWAYS"})
    void V51_a_client_that_follows_redirects_by_itself_is_refused(Redirect follows) {
        HttpClient following = HttpClient.newBuilder().followRedirects(follows).build();

        assertThatThrownBy(() -> services.psc.propagation().httpClient(following, Optional::empty))
                .isInstanceOf(PscConfigurationException.class)
                .hasMessageStartingWith(ErrorCode.PROPAGATION_MISPLACED.id());
    }

    @Test
    void what_the_application_put_into_the_request_is_left_alone() throws Exception {
        HttpRequest own = HttpRequest.newBuilder(services.api("/own"))
                .header("authorization", "Basic b3du")
                .build();

        http.send(own, BodyHandlers.discarding());
        join(http.sendAsync(own, BodyHandlers.discarding()));

        assertThat(services.target.received("/api/own"))
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.headers().get("Authorization")).containsExactly("Basic b3du"));
    }

    @Test
    void without_a_person_a_target_gets_no_request() {
        HttpClient nobody = services.psc.propagation().httpClient(plain, Optional::empty);

        assertThatThrownBy(() -> nobody.send(get(services.api("/x")), BodyHandlers.discarding()))
                .isInstanceOf(PscLoginException.class)
                .hasMessageStartingWith(ErrorCode.NO_SESSION_TO_PROPAGATE.id());
        assertThatThrownBy(() -> join(nobody.sendAsync(get(services.api("/x")), BodyHandlers.discarding())))
                .hasCauseInstanceOf(PscLoginException.class)
                .hasMessageContaining(ErrorCode.NO_SESSION_TO_PROPAGATE.id());
        assertThat(services.target.received()).isEmpty();
    }

    @Test
    void a_request_sent_later_is_for_the_person_of_the_thread_that_requested_it() throws Exception {
        Queue<Runnable> waiting = new ArrayDeque<>();
        HttpClient delayed = HttpClient.newBuilder().executor(waiting::add).build();
        HttpClient http = services.psc.propagation().httpClient(delayed, services.current);
        CompletableFuture<HttpResponse<Void>> response = services.current.call(
                services.session, () -> http.sendAsync(get(services.api("/x")), BodyHandlers.discarding()));

        assertThat(waiting).as("the token is requested off the caller").hasSize(1);
        services.session.end();
        waiting.remove().run();

        assertThatThrownBy(() -> join(response))
                .hasCauseInstanceOf(PscLoginException.class)
                .hasMessageContaining(ErrorCode.SESSION_ENDED.id());
        assertThat(services.target.received()).isEmpty();
    }

    @Test
    void who_gives_up_before_the_token_is_there_sends_nothing() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        HttpClient delayed = HttpClient.newBuilder().executor(waiting::add).build();
        HttpClient http = services.psc.propagation().httpClient(delayed, () -> Optional.of(services.session));
        CompletableFuture<HttpResponse<Void>> response =
                http.sendAsync(get(services.api("/x")), BodyHandlers.discarding());

        response.cancel(true);
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }

        assertThat(response).isCancelled();
        assertThat(services.target.received()).isEmpty();
    }

    @Test
    void who_gives_up_waiting_gives_up_the_request() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        services.target.on("/api/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            arrived.countDown();
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[10_000]);
                }
            } catch (IOException e) {
                cut.countDown();
            }
        });
        CompletableFuture<HttpResponse<Void>> response =
                http.sendAsync(get(services.api("/endless")), BodyHandlers.discarding());
        assertThat(arrived.await(10, TimeUnit.MINUTES)).isTrue();

        response.cancel(true);

        assertThat(cut.await(10, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_response_that_comes_later_has_the_body() throws Exception {
        services.target.on("/api/x", ScriptedProvider.text(200, "text/plain", "bonjour"));

        assertThat(join(http.sendAsync(get(services.api("/x")), BodyHandlers.ofString()))
                        .body())
                .isEqualTo("bonjour");
        assertThat(join(http.sendAsync(get(services.api("/x")), BodyHandlers.ofString(), null))
                        .body())
                .isEqualTo("bonjour");
        assertToken(services.target, "/api/x");
    }

    @Test
    void a_request_that_fails_later_fails_as_the_client_behind_says() {
        HttpRequest nowhere = get(URI.create("http://localhost:1/"));

        assertThatThrownBy(() -> join(http.sendAsync(nowhere, BodyHandlers.discarding())))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void everything_else_is_the_client_behind() {
        assertThat(http.version()).isEqualTo(plain.version());
        assertThat(http.sslContext()).isSameAs(plain.sslContext());
        assertThat(http.sslParameters().getProtocols())
                .isEqualTo(plain.sslParameters().getProtocols());
        assertThat(http.cookieHandler()).isEqualTo(plain.cookieHandler());
        assertThat(http.connectTimeout()).isEqualTo(plain.connectTimeout());
        assertThat(http.proxy()).isEqualTo(plain.proxy());
        assertThat(http.authenticator()).isEqualTo(plain.authenticator());
        assertThat(http.executor()).isEqualTo(plain.executor());
        assertThat(http.newWebSocketBuilder()).isNotNull();
    }
}
