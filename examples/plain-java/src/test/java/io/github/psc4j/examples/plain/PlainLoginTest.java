package io.github.psc4j.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.provider.PscEnvironment;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PscMock
class PlainLoginTest {
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private PlainLogin program;

    @BeforeEach
    void start(PscMockProvider psc) throws IOException {
        program = new PlainLogin(
                PscEnvironment.development(psc.issuer()), PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET, 0);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI startLogin() throws IOException, InterruptedException {
        HttpResponse<String> answer = get(program.address().resolve("/login/start"));
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void shows_the_professional_and_every_situation(PscMockProvider psc) throws Exception {
        assertThat(get(program.address()).body()).contains("S'identifier avec Pro Santé Connect");

        HttpResponse<String> page = get(psc.login(startLogin(), Personas.PHYSICIAN));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Bonjour ").containsPattern("(?s)<li>.*<li>");
    }

    @Test
    void a_cancelled_login_ends_on_a_page_that_says_so(PscMockProvider psc) throws Exception {
        HttpResponse<String> page = get(psc.cancel(startLogin()));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("PSC-3006", "Recommencer");
    }

    @Test
    void the_callback_of_another_browser_is_refused(PscMockProvider psc) throws Exception {
        URI callback = psc.login(startLogin(), Personas.PHYSICIAN);

        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(callback).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("PSC-3002");
    }

    @Test
    void a_callback_works_once(PscMockProvider psc) throws Exception {
        URI callback = psc.login(startLogin(), Personas.PHYSICIAN);
        get(callback);

        assertThat(get(callback).body()).contains("PSC-3002");
    }

    @Test
    void a_provider_that_went_away_is_told() throws Exception {
        program.close();
        try (PscMockProvider psc = PscMockProvider.start()) {
            start(psc);
            URI callback = psc.login(startLogin(), Personas.PHYSICIAN);
            psc.close();

            HttpResponse<String> page = get(callback);

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("PSC-2001");
        }
    }
}
