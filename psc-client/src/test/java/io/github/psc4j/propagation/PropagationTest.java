package io.github.psc4j.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropagationTest {
    private final Logins logins = new Logins();
    private final ScriptedProvider target = new ScriptedProvider();
    private final ScriptedProvider stranger = new ScriptedProvider();
    private final PscClient psc = logins.client(b ->
            b.propagation(PropagationPolicy.denyAll().relayTo("dossier", URI.create(target.origin() + "/api"))));
    private final PscSession session = logIn();
    private final OkHttpClient http = new OkHttpClient.Builder()
            .addNetworkInterceptor(psc.propagation().okHttpInterceptor(() -> Optional.of(session)))
            .build();

    private PscSession logIn() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        return psc.login().complete(pending, logins.callback(pending));
    }

    @AfterEach
    void stop() {
        logins.provider.close();
        target.close();
        stranger.close();
    }

    private int get(String url) throws IOException {
        try (Response response =
                http.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }

    private static void assertToken(ScriptedProvider server, String path, boolean expected) {
        assertThat(server.received(path)).isNotEmpty().allSatisfy(request -> {
            if (expected) {
                assertThat(request.headers().get("Authorization")).containsExactly("Bearer " + TestToken.ACCESS_TOKEN);
            } else {
                assertThat(request.headers()).doesNotContainKey("Authorization");
            }
        });
    }

    @Test
    void a_token_goes_to_a_target() throws IOException {
        get(target.origin() + "/api/dossiers?x=1");
        assertToken(target, "/api/dossiers", true);
    }

    @Test
    @Proves(Requirement.RFC_6750_ONLY_TARGETS)
    void V51_a_token_goes_nowhere_else() throws IOException {
        get(stranger.origin() + "/api/dossiers");
        get(target.origin() + "/other");
        get(target.origin() + "/apis");

        assertToken(stranger, "/api/dossiers", false);
        assertToken(target, "/other", false);
        assertToken(target, "/apis", false);
    }

    @Test
    @Proves(Requirement.RFC_6750_ONLY_TARGETS)
    void V51_a_token_is_dropped_on_a_redirect_elsewhere() throws IOException {
        target.on("/api/moved", ScriptedProvider.redirect(stranger.origin() + "/api/caught"));
        target.on("/api/out", ScriptedProvider.redirect("/outside"));

        get(target.origin() + "/api/moved");
        get(target.origin() + "/api/out");

        assertToken(target, "/api/moved", true);
        assertToken(stranger, "/api/caught", false);
        assertToken(target, "/outside", false);
    }

    @Test
    void a_token_is_added_after_a_redirect_to_a_target() throws IOException {
        stranger.on("/start", ScriptedProvider.redirect(target.origin() + "/api/end"));

        get(stranger.origin() + "/start");

        assertToken(stranger, "/start", false);
        assertToken(target, "/api/end", true);
    }

    @Test
    void a_token_of_the_application_is_left_alone() throws IOException {
        http.newCall(new Request.Builder()
                        .url(target.origin() + "/api/own")
                        .header("authorization", "Basic b3du")
                        .build())
                .execute()
                .close();

        assertThat(target.received("/api/own"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.headers().get("Authorization")).containsExactly("Basic b3du"));
    }

    @Test
    void what_one_person_may_read_is_not_cached_for_the_next(@TempDir File folder) throws IOException {
        OkHttpClient caching =
                http.newBuilder().cache(new Cache(folder, 1_000_000)).build();
        ScriptedProvider.Response cacheable = exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
            ScriptedProvider.text(200, "text/plain", "of one person").send(exchange);
        };
        target.on("/api/x", cacheable);
        target.on("/public", cacheable);
        for (String path : List.of("/api/x", "/api/x", "/public", "/public")) {
            try (Response response = caching.newCall(
                            new Request.Builder().url(target.origin() + path).build())
                    .execute()) {
                assertThat(response.body().string()).isEqualTo("of one person");
            }
        }
        assertThat(target.received("/api/x")).hasSize(2);
        assertThat(target.received("/public")).as("others are cached").hasSize(1);
    }

    @Test
    void a_call_that_is_enqueued_is_for_the_person_whom_it_names() throws Exception {
        OkHttpClient nobody = new OkHttpClient.Builder()
                .addNetworkInterceptor(psc.propagation().okHttpInterceptor(Optional::empty))
                .build();
        CompletableFuture<Integer> status = enqueue(
                nobody,
                new Request.Builder()
                        .url(target.origin() + "/api/queued")
                        .tag(PscSession.class, session)
                        .build());

        assertThat(status.get(10, TimeUnit.MINUTES)).isEqualTo(404);
        assertToken(target, "/api/queued", true);
    }

    @Test
    void the_adapter_refuses_to_stand_where_it_cannot_see_redirects() {
        OkHttpClient wrong = new OkHttpClient.Builder()
                .addInterceptor(psc.propagation().okHttpInterceptor(() -> Optional.of(session)))
                .build();

        assertThatThrownBy(() -> wrong.newCall(new Request.Builder()
                                .url(target.origin() + "/api")
                                .build())
                        .execute())
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(PscConfigurationException.class)
                .hasMessageStartingWith(ErrorCode.PROPAGATION_MISPLACED.id());
    }

    @Test
    void a_token_does_not_go_to_a_host_that_okhttp_and_java_read_differently() throws IOException {
        OkHttpClient anyHost = http.newBuilder()
                .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                .build();
        int port = URI.create(target.origin()).getPort();

        anyHost.newCall(new Request.Builder()
                        .url("http://local{host:" + port + "/api/x")
                        .build())
                .execute()
                .close();

        assertToken(target, "/api/x", false);
    }

    @Test
    void the_adapter_throws_only_what_okhttp_expects() throws Exception {
        OkHttpClient nobody = new OkHttpClient.Builder()
                .addNetworkInterceptor(psc.propagation().okHttpInterceptor(Optional::empty))
                .build();
        CompletableFuture<Integer> status = enqueue(
                nobody, new Request.Builder().url(target.origin() + "/api").build());

        assertThatThrownBy(() -> status.get(10, TimeUnit.MINUTES))
                .cause()
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(PscLoginException.class)
                .hasMessageStartingWith("PSC-7001");
        assertThat(target.received("/api")).isEmpty();
    }

    private static CompletableFuture<Integer> enqueue(OkHttpClient client, Request request) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                status.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                status.complete(response.code());
            }
        });
        return status;
    }

    @Test
    void without_a_person_a_target_gets_no_request_and_others_are_not_disturbed() {
        assertThatThrownBy(() -> psc.propagation().tokenFor(URI.create(target.origin() + "/api"), Optional::empty))
                .isInstanceOf(PscLoginException.class)
                .hasMessageStartingWith(ErrorCode.NO_SESSION_TO_PROPAGATE.id());
        assertThat(psc.propagation().tokenFor(URI.create(stranger.origin()), Optional::empty))
                .isEmpty();
    }

    @Test
    void by_default_a_token_goes_nowhere() {
        assertThat(logins.psc.propagation().tokenFor(URI.create(target.origin() + "/api"), () -> Optional.of(session)))
                .isEmpty();
    }
}
