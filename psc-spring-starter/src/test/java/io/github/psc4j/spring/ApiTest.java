package io.github.psc4j.spring;

import static io.github.psc4j.spring.ApiCalls.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.psc4j.PscClient;
import io.github.psc4j.mock.PscMockProvider;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.web.SecurityFilterChain;

/** A service that only receives tokens, with nothing but properties. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = ApiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "psc.login-enabled=false",
            "psc.api.authorized-parties=psc-mock-client",
            "psc.api.cache.introspected=0s",
            "psc.api.cache.rejected=0s",
            "logging.level.io.github.psc4j=trace",
            "logging.level.org.springframework.security=trace"
        })
class ApiTest {
    @Autowired
    private PscMockProvider psc;

    @Autowired
    private ObjectProvider<PscClient> client;

    @Autowired
    private ObjectProvider<SecurityFilterChain> chains;

    @LocalServerPort
    private int port;

    private ApiCalls application;

    @BeforeEach
    void reset() {
        psc.reset();
        application = new ApiCalls(port);
    }

    private void introspectionSays(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        psc.wireMock()
                .stubFor(WireMock.post(WireMock.urlPathMatching(".*/introspect"))
                        .atPriority(1)
                        .willReturn(answer));
    }

    private void assertUnauthorized(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer))
                .startsWith("Bearer error=\"invalid_token\"")
                .contains(code);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void there_is_one_chain_and_nothing_to_log_in_with() {
        assertThat(chains.stream()).hasSize(1);
        assertThat(application.get("/oauth2/authorization/psc").statusCode()).isEqualTo(401);
    }

    @Test
    void the_caller_is_the_person_of_the_token_with_its_scopes_as_authorities(CapturedOutput output) {
        String token = ApiCalls.token(psc);
        HttpResponse<String> answer = application.get("/api/me", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"idnat\":\"899910001017\"", "\"application\":\"psc-mock-client\"")
                .contains("SCOPE_openid", "SCOPE_scope_all")
                .doesNotContain(token);
        String printed = answer.body().replaceAll(".*\"printed\":\"([^\"]*)\".*", "$1");
        assertThat(printed).startsWith("PscApiCaller[").doesNotContain("99910001017");
        assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
        assertThat(output.getAll()).doesNotContain(token, "99910001017");
    }

    @Test
    void V19_a_token_without_a_scope_gives_no_authority() {
        psc.alterAccessToken(claims -> {
            claims.remove("scope");
            claims.remove("acr");
            return claims;
        });
        HttpResponse<String> answer = application.get("/api/me", "Authorization", "Bearer " + ApiCalls.token(psc));
        assertThat(answer.body()).contains("\"authorities\":\"\"");
    }

    @Test
    void V28_a_token_that_was_given_to_another_application_is_refused() {
        String token = ApiCalls.token(psc);
        introspectionSays(WireMock.okJson("{\"active\":true,\"azp\":\"another\",\"sub\":\"s\",\"exp\":9999999999}"));
        assertUnauthorized(application.get("/api/me", "Authorization", "Bearer " + token), "PSC-5008");
    }

    @Test
    void a_token_that_the_provider_does_not_know_is_refused() {
        assertUnauthorized(application.get("/api/me", "Authorization", "Bearer unknown"), "PSC-5019");
    }

    @Test
    void without_a_token_the_answer_is_a_challenge_without_an_error() {
        for (String[] headers : new String[][] {{}, {"Authorization", "Basic eDp5"}}) {
            HttpResponse<String> answer = application.get("/api/me", headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(challenge(answer)).isEqualTo("Bearer");
            assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
        }
    }

    @Test
    void a_token_counts_in_the_header_only_and_only_one() {
        String token = ApiCalls.token(psc);
        HttpResponse<String> query = application.get("/api/me?access_token=" + token);
        assertThat(query.statusCode()).isEqualTo(400);
        assertThat(challenge(query)).contains("error=\"invalid_request\"");
        assertThat(application
                        .get("/api/me?access_token=x", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(400);
        assertThat(application
                        .get("/api/me", "Authorization", "Bearer " + token, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(400);
        assertThat(application.post("/api/change", "access_token=" + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void V45_a_change_needs_a_token_and_no_csrf_token() {
        assertThat(application.post("/api/change", "a=b").statusCode()).isEqualTo(401);
        assertThat(application
                        .post("/api/change", "a=b", "Authorization", "Bearer " + ApiCalls.token(psc))
                        .body())
                .isEqualTo("changed");
    }

    @Test
    void an_answer_that_comes_later_is_made_for_the_same_caller() {
        HttpResponse<String> answer = application.get("/api/later", "Authorization", "Bearer " + ApiCalls.token(psc));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("psc-mock-client");
    }

    @Test
    void a_provider_that_is_down_is_no_fault_of_the_caller(CapturedOutput output) {
        String token = ApiCalls.token(psc);
        introspectionSays(WireMock.serverError());
        HttpResponse<String> answer = application.get("/api/me", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(challenge(answer)).isEqualTo("none");
        assertThat(output.getAll().lines())
                .anyMatch(line -> line.contains("WARN") && line.contains("a token cannot be judged now: PSC-"))
                .noneMatch(line -> line.contains(token));
    }

    @Test
    void who_runs_the_service_sees_why_a_request_was_refused_and_nothing_that_came_with_it(CapturedOutput output) {
        application.get("/api/me", "Authorization", "Bearer unknown-99910001017");
        application.get("/api/me", "Authorization", "Bearer a", "Authorization", "Bearer b-99910001017");
        application.get("/api/me");

        assertThat(output.getAll().lines().filter(line -> line.contains("request refused")))
                .hasSize(2)
                .anyMatch(line -> line.contains("INFO") && line.contains("PSC-5019"))
                .anyMatch(line -> line.contains("INFO") && line.contains("PSC-5022"));
        assertThat(output.getAll()).doesNotContain("99910001017");
    }

    @Test
    void a_client_certificate_that_somebody_undeclared_names_refuses_the_request() {
        HttpResponse<String> answer =
                application.get("/api/me", "Authorization", "Bearer " + ApiCalls.token(psc), "Client-Cert", ":AAAA:");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(challenge(answer)).contains("PSC-5023");
    }
}
