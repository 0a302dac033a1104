package io.github.psc4j.examples.servlet;

import static io.github.psc4j.examples.servlet.Browser.csrf;
import static io.github.psc4j.examples.servlet.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.provider.PscEnvironment;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PscMock
class ServletApplicationTest {
    private PscMockProvider psc;
    private ServletApplication program;
    private Browser browser;

    @BeforeEach
    void start(PscMockProvider provider) throws Exception {
        psc = provider;
        program = new ServletApplication(
                PscEnvironment.development(provider.issuer()),
                PscMockProvider.CLIENT_ID,
                PscMockProvider.CLIENT_SECRET,
                0);
        browser = new Browser(program.address());
    }

    @AfterEach
    void stop() throws Exception {
        program.close();
    }

    private void assertNobodyIsLoggedIn() throws Exception {
        assertThat(browser.get("/espace").statusCode()).isEqualTo(302);
    }

    @Test
    void shows_the_professional_and_every_situation() throws Exception {
        assertThat(browser.get("/").body()).contains("S’identifier avec Pro Santé Connect");
        assertThat(location(browser.get("/espace"))).hasToString("/login");

        HttpResponse<String> landed = browser.get(psc.login(browser.beginLogin("/login"), Personas.PHYSICIAN));

        assertThat(location(landed)).hasToString("/espace");
        assertThat(browser.get("/espace").body()).contains("<h1>Bonjour ").containsPattern("(?s)<li>.*<li>");
    }

    @Test
    void two_tabs_both_log_in() throws Exception {
        URI one = browser.beginLogin("/login?target=/espace?tab=1");
        URI two = browser.beginLogin("/login?target=/espace?tab=2");

        assertThat(location(browser.get(psc.login(one, Personas.PHYSICIAN)))).hasToString("/espace?tab=1");
        assertThat(location(browser.get(psc.login(two, Personas.PHYSICIAN)))).hasToString("/espace?tab=2");
    }

    @Test
    void the_callback_of_another_browser_is_refused() throws Exception {
        URI callback = psc.login(new Browser(program.address()).beginLogin("/login"), Personas.PHYSICIAN);

        assertThat(browser.get(callback).statusCode()).isEqualTo(400);
        assertNobodyIsLoggedIn();
    }

    @Test
    void a_cancelled_login_ends_on_a_page_that_says_so() throws Exception {
        HttpResponse<String> page = browser.get(psc.cancel(browser.beginLogin("/login")));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("PSC-3006", "Connexion annulée");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "%2F%2Fevil.example", "null"})
    void V23_a_target_elsewhere_ends_at_the_start_page(String target) throws Exception {
        URI callback = psc.login(browser.beginLogin("/login?target=" + target), Personas.PHYSICIAN);

        assertThat(location(browser.get(callback))).hasToString("/espace");
    }

    @Test
    void a_click_on_logout_ends_here_and_at_the_provider() throws Exception {
        MockBrowser wallet = psc.newBrowser();
        browser.get(wallet.login(browser.beginLogin("/login"), Personas.PHYSICIAN));

        HttpResponse<String> answer = browser.post("/logout", "csrf=" + csrf(browser.get("/espace")));

        assertThat(wallet.logout(location(answer)))
                .hasValueSatisfying(back -> assertThat(back.toString()).startsWith(program.address() + "/?state="));
        assertNobodyIsLoggedIn();
    }
}
