package io.github.psc4j.propagation.feign;

import static io.github.psc4j.propagation.Services.assertNoToken;
import static io.github.psc4j.propagation.Services.assertToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.DefaultClient;
import feign.Feign;
import feign.FeignException;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.propagation.Services;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropagatingClientTest {
    interface Dossiers {
        @RequestLine("POST /{path}?x=1")
        @Headers("X-Trace: a")
        String post(@Param("path") String path, String body);

        @RequestLine("GET /{path}")
        String get(@Param("path") String path);

        @RequestLine("GET /{path}")
        @Headers("authorization: Basic b3du")
        String own(@Param("path") String path);
    }

    private static final Request.Options FOLLOWING =
            new Request.Options(5, TimeUnit.SECONDS, 5, TimeUnit.SECONDS, true);

    private final Services services = new Services();
    private final Client client = new PropagatingClient(
            new DefaultClient(null, null), services.psc.propagation(), () -> Optional.of(services.session));

    @AfterEach
    void stop() {
        services.close();
    }

    private Dossiers dossiers(Client client, String base) {
        return Feign.builder().client(client).options(FOLLOWING).target(Dossiers.class, base);
    }

    private static void answerWell(ScriptedProvider server, String path) {
        server.on(path, ScriptedProvider.text(200, "text/plain", "bonjour"));
    }

    @Test
    void a_token_goes_to_a_target_and_the_rest_of_the_request_stays() {
        answerWell(services.target, "/api/dossiers");

        assertThat(dossiers(client, services.api("").toString()).post("dossiers", "body"))
                .isEqualTo("bonjour");

        assertToken(services.target, "/api/dossiers");
        ScriptedProvider.Received received =
                services.target.received("/api/dossiers").get(0);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.body()).isEqualTo("body");
        assertThat(received.query()).contains("x=1");
        assertThat(received.headers().get("X-trace")).containsExactly("a");
    }

    @Test
    @Proves(Requirement.RFC_6750_ONLY_TARGETS)
    void V51_a_token_goes_nowhere_else() {
        answerWell(services.stranger, "/api/dossiers");
        answerWell(services.target, "/other");

        dossiers(client, services.stranger.origin() + "/api").get("dossiers");
        dossiers(client, services.target.origin()).get("other");

        assertNoToken(services.stranger, "/api/dossiers");
        assertNoToken(services.target, "/other");
    }

    @Test
    @Proves(Requirement.RFC_6750_ONLY_TARGETS)
    void V51_a_redirect_is_not_followed_whatever_the_options_say() {
        services.target.on("/api/moved", ScriptedProvider.redirect(services.stranger.origin() + "/caught"));

        assertThatThrownBy(() -> dossiers(client, services.api("").toString()).get("moved"))
                .isInstanceOfSatisfying(
                        FeignException.class, e -> assertThat(e.status()).isEqualTo(302));
        assertThat(services.stranger.received()).isEmpty();
    }

    @Test
    void what_the_application_put_into_the_request_is_left_alone() {
        answerWell(services.target, "/api/own");

        dossiers(client, services.api("").toString()).own("own");

        assertThat(services.target.received("/api/own"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.headers().get("Authorization")).containsExactly("Basic b3du"));
    }

    @Test
    void without_a_person_a_target_gets_no_request() {
        Client nobody =
                new PropagatingClient(new DefaultClient(null, null), services.psc.propagation(), Optional::empty);

        assertThatThrownBy(() -> dossiers(nobody, services.api("").toString()).get("x"))
                .isInstanceOf(PscLoginException.class)
                .hasMessageStartingWith(ErrorCode.NO_SESSION_TO_PROPAGATE.id());
        assertThat(services.target.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\@evil.example/", "/a b", "/{a}", "/%zz"})
    void V51_an_address_that_cannot_be_read_gets_no_token(String end) throws IOException {
        Request[] sent = new Request[1];
        Client noting = new PropagatingClient(
                (request, options) -> {
                    sent[0] = request;
                    return Response.builder().status(200).request(request).build();
                },
                services.psc.propagation(),
                () -> Optional.of(services.session));

        noting.execute(request(services.api("") + end), FOLLOWING).close();

        assertThat(sent[0].headers()).isEmpty();
    }

    @Test
    void the_token_is_not_in_what_the_application_gets_back() throws IOException {
        answerWell(services.target, "/api/x");

        try (Response response = client.execute(request(services.api("/x").toString()), FOLLOWING)) {
            assertThat(response.request().headers()).isEmpty();
        }
        assertToken(services.target, "/api/x");
    }

    private static Request request(String url) {
        return Request.create(Request.HttpMethod.GET, url, Map.of(), null, StandardCharsets.UTF_8, null);
    }
}
