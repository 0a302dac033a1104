package io.github.psc4j.example.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who may call, and what they get. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ThirdPartyApiTest {
    private static final PscMockProvider PSC = PscMockProvider.start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String VERIFIER = "v".repeat(43);

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.security.oauth2.resourceserver.opaquetoken.introspection-uri",
                () -> PSC.issuer() + "/protocol/openid-connect/token/introspect");
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
        HttpResponse<String> answer = call("Bearer " + token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Dossiers de coordination", "psc-mock-client", "…1017", "DC-2026-")
                .doesNotContain("99910001017");
    }

    @Test
    void an_application_that_is_not_known_is_refused() throws Exception {
        String token = token();
        PSC.wireMock()
                .stubFor(WireMock.post(WireMock.urlPathMatching(".*/introspect"))
                        .atPriority(1)
                        .willReturn(WireMock.okJson("{\"active\":true,\"azp\":\"another\",\"SubjectNameID\":\"8\"}")));

        assertThat(call("Bearer " + token).statusCode()).isEqualTo(403);
    }

    @Test
    void a_token_that_names_no_application_is_refused() throws Exception {
        PSC.wireMock()
                .stubFor(WireMock.post(WireMock.urlPathMatching(".*/introspect"))
                        .atPriority(1)
                        .willReturn(WireMock.okJson("{\"active\":true,\"client_id\":\"psc-mock-client\"}")));

        assertThat(call("Bearer anything").statusCode()).isEqualTo(403);
    }

    @Test
    void without_a_token_nothing_is_told() throws Exception {
        assertThat(call("").statusCode()).isEqualTo(401);
        assertThat(call("Basic eDp5").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_that_the_provider_does_not_know_is_refused() throws Exception {
        assertThat(call("Bearer unknown").statusCode()).isEqualTo(401);
    }

    @Test
    void a_provider_that_is_down_is_said_to_be_down() throws Exception {
        PSC.wireMock()
                .stubFor(WireMock.post(WireMock.urlPathMatching(".*/introspect"))
                        .atPriority(1)
                        .willReturn(WireMock.serverError()));

        assertThat(call("Bearer " + token()).statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> call(String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/dossiers"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What an application does to get a token, in short. */
    private static String token() throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.UTF_8)));
        String redirect = "http://localhost/callback";
        URI callback = PSC.login(
                URI.create(PSC.walletOrigin() + "/auth?response_type=code&scope=openid%20scope_all&acr_values=eidas1"
                        + "&client_id=psc-mock-client&state=s&nonce=n&code_challenge_method=S256&code_challenge="
                        + challenge + "&redirect_uri=" + encode(redirect)),
                Personas.PHYSICIAN);
        String code = callback.getRawQuery().replaceAll(".*\\bcode=([^&]+).*", "$1");
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(PSC.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=authorization_code&client_id=psc-mock-client&client_secret=psc-mock-secret"
                                        + "&code=" + code + "&code_verifier=" + VERIFIER + "&redirect_uri="
                                        + encode(redirect)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.body().replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
