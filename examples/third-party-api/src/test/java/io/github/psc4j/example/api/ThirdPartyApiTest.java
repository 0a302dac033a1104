package io.github.psc4j.example.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.MockClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who may call with a token of Pro Santé Connect, and what they get. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ThirdPartyApiTest {
    private static final PscMockProvider PSC = PscMockProvider.builder()
            .client(MockClient.withSecret("another-app", "another-secret").acceptingLoopbackUris())
            .start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("psc.issuer", PSC::issuer);
    }

    @BeforeEach
    void reset() {
        PSC.reset();
    }

    @AfterAll
    static void stop() {
        PSC.close();
    }

    @Test
    void a_known_application_gets_the_cases_of_its_person() throws Exception {
        HttpResponse<String> answer = call("/api/dossiers", "Bearer " + PscTokens.of(PSC));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Dossiers de coordination", "psc-mock-client", "…1017", "DC-2026-")
                .doesNotContain("99910001017");
    }

    @Test
    void an_application_that_is_not_known_is_refused_with_a_token_that_is_good_elsewhere() throws Exception {
        HttpResponse<String> answer =
                call("/api/dossiers", "Bearer " + PscTokens.of(PSC, "another-app", "another-secret", builder -> {}));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"", "PSC-5008");
    }

    @Test
    void a_token_that_names_no_professional_opens_nothing() throws Exception {
        String token = PscTokens.of(PSC);
        PSC.wireMock()
                .stubFor(WireMock.post(WireMock.urlPathMatching(".*/introspect"))
                        .atPriority(1)
                        .willReturn(WireMock.okJson(
                                "{\"active\":true,\"azp\":\"psc-mock-client\",\"sub\":\"s\",\"exp\":9999999999}")));

        assertThat(call("/api/dossiers", "Bearer " + token).statusCode()).isEqualTo(403);
    }

    @Test
    void one_case_is_more_than_a_token_of_psc_grants() throws Exception {
        HttpResponse<String> answer = call("/api/dossier/DC-2026-0118", "Bearer " + PscTokens.of(PSC));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
    }

    @Test
    void without_a_token_nothing_is_told() throws Exception {
        assertThat(call("/api/dossiers", "").statusCode()).isEqualTo(401);
        assertThat(call("/api/dossiers", "Basic eDp5").statusCode()).isEqualTo(401);
        assertThat(call("/elsewhere", "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_that_the_provider_does_not_know_is_refused() throws Exception {
        assertThat(call("/api/dossiers", "Bearer unknown").statusCode()).isEqualTo(401);
    }

    @Test
    void a_provider_that_is_down_is_said_to_be_down() throws Exception {
        String token = PscTokens.of(PSC);
        PSC.wireMock()
                .stubFor(WireMock.post(WireMock.urlPathMatching(".*/introspect"))
                        .atPriority(1)
                        .willReturn(WireMock.serverError()));

        assertThat(call("/api/dossiers", "Bearer " + token).statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> call(String path, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
