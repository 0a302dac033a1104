package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, what goes out is an answer of the protocol. */
@PscMock
class RobustnessTest {

    private static final List<String> ENDPOINTS =
            List.of("token", "userinfo", "token/introspect", "revoke", "logout", "certs", "auth", "nothing");

    private PscMockProvider psc;
    private RelyingParty service;

    @BeforeEach
    void use(PscMockProvider running) {
        psc = running;
        service = new RelyingParty(running);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&&===",
                "%",
                "%zz=%zz",
                "client_id=%C0%AF&client_secret=%00",
                "grant_type",
                "\u0000\u0001",
                "client_id=psc-mock-client&client_secret=psc-mock-secret&grant_type=authorization_code&code=%0d%0aX:%20y",
                "id_token_hint=..&id_token_hint=.",
                "id_token_hint=eyJhbGciOiJSUzI1NiJ9.bnVsbA.AA"
            })
    void no_body_brings_out_a_stack_trace(String body) {
        for (String endpoint : ENDPOINTS) {
            Answer answer = service.send(HttpRequest.newBuilder(service.endpoint(endpoint))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));

            assertClean(answer);
        }
        assertClean(service.send(HttpRequest.newBuilder(psc.walletOrigin().resolve("/auth/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?%", "?client_id=%zz", "?a=1&a=2", "?=", "?client_id=%00"})
    void no_query_does_either(String query) {
        for (String path : List.of("/auth", "/auth/logout", "/auth/login", "/auth/other", "/")) {
            URI uri = URI.create(
                    psc.walletOrigin() + path + query.replace("%", "%25").replace("%2500", "%00"));
            assertClean(service.get(uri.toString()));
        }
    }

    @Test
    void a_huge_body_or_query_is_refused() {
        String huge = "x".repeat(70_000);
        Answer answer = service.send(HttpRequest.newBuilder(service.endpoint("token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("code=" + huge)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("error")).isEqualTo("invalid_request");
        assertThat(psc.refusals()).extracting(Refusal::rule).containsExactly(Rule.TOO_LARGE);
    }

    @Test
    void a_thousand_parameters_are_refused() {
        Answer answer = service.send(HttpRequest.newBuilder(service.endpoint("token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join(
                        "&",
                        java.util.stream.IntStream.range(0, 1000)
                                .mapToObj(i -> "p" + i + "=1")
                                .toList()))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(psc.refusals()).extracting(Refusal::rule).containsExactly(Rule.MALFORMED_REQUEST);
    }

    @Test
    void other_methods_are_not_allowed() {
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS")) {
            Answer answer = service.send(HttpRequest.newBuilder(service.endpoint("userinfo"))
                    .method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, POST");
        }
    }

    @Test
    void nobody_changes_the_provider_over_http() {
        for (String path : List.of("/__admin/mappings", "/__admin/requests", "/__admin/settings")) {
            Answer answer = service.get(psc.walletOrigin() + path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.http().body()).doesNotContain("psc-mock-provider");
        }
    }

    @Test
    void refusals_are_bounded() {
        for (int i = 0; i < 1_010; i++) {
            service.get(service.endpoint("userinfo").toString());
        }

        assertThat(psc.refusals()).hasSize(1_000);
    }

    private static void assertClean(Answer answer) {
        assertThat(answer.status()).isBetween(200, 499);
        assertThat(answer.http().body().toLowerCase(Locale.ROOT))
                .doesNotContain("exception", "\tat ", "jetty", "wiremock");
    }
}
