package io.github.psc4j.examples.plain;

import static io.github.psc4j.examples.plain.Browser.csrf;
import static io.github.psc4j.examples.plain.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.provider.PscEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PscMock
class PlainApplicationTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer otherService;
    private PscMockProvider psc;
    private PlainApplication program;
    private Browser browser;

    @BeforeEach
    void start(PscMockProvider provider) throws IOException {
        psc = provider;
        otherService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        otherService.createContext("/", exchange -> {
            authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of("none")));
            byte[] answer = "<b>un dossier</b>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        otherService.start();
        program = application(provider);
        browser = new Browser(program.address());
    }

    @AfterEach
    void stop() {
        program.close();
        otherService.stop(0);
    }

    private PlainApplication application(PscMockProvider provider) throws IOException {
        return new PlainApplication(
                PscEnvironment.development(provider.issuer()),
                PscMockProvider.CLIENT_ID,
                PscMockProvider.CLIENT_SECRET,
                URI.create("http://localhost:" + otherService.getAddress().getPort() + "/api/dossiers"),
                0);
    }

    private HttpResponse<String> logIn(Persona persona) throws Exception {
        return browser.get(psc.login(browser.beginLogin("/login"), persona));
    }

    private void assertNobodyIsLoggedIn() throws Exception {
        assertThat(browser.get("/espace").statusCode()).isEqualTo(302);
    }

    @Test
    void shows_the_professional_and_every_situation() throws Exception {
        assertThat(browser.get("/").body()).contains("S’identifier avec Pro Santé Connect");

        assertThat(location(logIn(Personas.PHYSICIAN))).hasToString("/espace");

        HttpResponse<String> page = browser.get("/espace");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Bonjour ").containsPattern("(?s)<li>.*<li>");
        assertThat(browser.get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void who_needs_a_login_comes_back_to_the_page() throws Exception {
        URI login = location(browser.get("/dossiers?a=b"));
        assertThat(login).hasToString("/login?target=%2Fdossiers%3Fa%3Db");

        assertThat(location(browser.get(psc.login(browser.beginLogin(login.toString()), Personas.NURSE))))
                .hasToString("/dossiers?a=b");
    }

    @Test
    void two_tabs_both_log_in() throws Exception {
        URI one = browser.beginLogin("/login?target=/dossiers");
        URI two = browser.beginLogin("/login");
        MockBrowser wallet = psc.newBrowser();

        assertThat(location(browser.get(wallet.login(one, Personas.PHYSICIAN)))).hasToString("/dossiers");
        assertThat(location(browser.get(wallet.login(two, Personas.PHYSICIAN)))).hasToString("/espace");

        assertThat(browser.get("/espace").statusCode()).isEqualTo(200);
        assertThat(browser.cookieNames()).containsExactly("psc-session");
    }

    @Test
    void a_cancelled_login_ends_on_a_page_that_says_so() throws Exception {
        HttpResponse<String> page = browser.get(psc.cancel(browser.beginLogin("/login")));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("PSC-3006", "Connexion annulée", "Réessayer");
        assertNobodyIsLoggedIn();
    }

    @Test
    void the_callback_of_another_browser_is_refused() throws Exception {
        URI callback = psc.login(new Browser(program.address()).beginLogin("/login"), Personas.PHYSICIAN);

        HttpResponse<String> page = browser.get(callback);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("PSC-3002");
        assertNobodyIsLoggedIn();
    }

    @Test
    void a_callback_works_once() throws Exception {
        URI callback = psc.login(browser.beginLogin("/login"), Personas.PHYSICIAN);
        browser.get(callback);

        assertThat(browser.get(callback).body()).contains("PSC-3002");
        assertThat(browser.get("/espace").statusCode()).isEqualTo(200);
    }

    @Test
    void a_browser_that_refuses_cookies_is_told() throws Exception {
        URI callback = psc.login(browser.beginLogin("/login"), Personas.PHYSICIAN);
        browser.forgetCookies();

        assertThat(browser.get(callback).body()).contains("autorisez les cookies");
    }

    @Test
    void a_provider_that_went_away_is_told() throws Exception {
        program.close();
        try (PscMockProvider leaving = PscMockProvider.start()) {
            program = application(leaving);
            browser = new Browser(program.address());
            URI callback = leaving.login(browser.beginLogin("/login"), Personas.PHYSICIAN);
            leaving.close();

            HttpResponse<String> page = browser.get(callback);

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("PSC-2001", "Pro Santé Connect ne répond pas");
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/%5Cevil.example",
                "%2F%2Fevil.example",
                "/%252Fevil.example",
                "/%09/evil.example",
                "null",
                ""
            })
    void V23_a_target_elsewhere_ends_at_the_start_page(String target) throws Exception {
        URI callback = psc.login(browser.beginLogin("/login?target=" + target), Personas.PHYSICIAN);

        assertThat(location(browser.get(callback))).hasToString("/espace");
    }

    @Test
    void the_other_service_gets_the_token_of_the_person_and_the_page_escapes_its_answer() throws Exception {
        logIn(Personas.PHYSICIAN);

        assertThat(browser.get("/dossiers").body()).contains("&lt;b&gt;un dossier&lt;/b&gt;");

        assertThat(authorizations).singleElement().asString().startsWith("Bearer ey");
    }

    @Test
    void the_page_is_shown_also_when_the_other_service_is_down() throws Exception {
        logIn(Personas.PHYSICIAN);
        otherService.stop(0);

        assertThat(browser.get("/dossiers").body()).contains("Le service ne répond pas");
        assertThat(browser.get("/espace").statusCode()).isEqualTo(200);
    }

    @Test
    void a_click_on_logout_ends_here_and_at_the_provider() throws Exception {
        MockBrowser wallet = psc.newBrowser();
        browser.get(wallet.login(browser.beginLogin("/login"), Personas.PHYSICIAN));

        HttpResponse<String> answer = browser.post("/logout", "csrf=" + csrf(browser.get("/espace")));

        assertThat(wallet.logout(location(answer)))
                .hasValueSatisfying(back -> assertThat(back.toString()).startsWith(program.address() + "/?state="));
        assertNobodyIsLoggedIn();
        assertThat(psc.refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "csrf=", "csrf=x", "_csrf=x"})
    void V44_V45_a_logout_without_the_token_of_the_session_asks_and_does_nothing(String form) throws Exception {
        logIn(Personas.PHYSICIAN);

        HttpResponse<String> answer = browser.post("/logout", form);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<button class=\"first\">Se déconnecter</button>");
        assertThat(browser.get("/logout").statusCode()).isEqualTo(200);
        assertThat(browser.get("/espace").statusCode()).isEqualTo(200);
        assertThat(location(browser.post("/logout", "csrf=" + csrf(answer))).getHost())
                .isEqualTo(psc.issuer().getHost());
    }

    @Test
    void a_logout_without_a_session_ends_on_the_first_page() throws Exception {
        assertThat(location(browser.post("/logout", ""))).hasToString("/");
    }

    @Test
    void the_provider_ends_the_session_over_the_back_channel() throws Exception {
        logIn(Personas.PHYSICIAN);
        Browser provider = new Browser(program.address());

        assertThat(provider.post("/logout/back-channel", "logout_token=nonsense")
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/espace").statusCode()).isEqualTo(200);

        String form = "logout_token=" + URLEncoder.encode(logoutToken(), StandardCharsets.UTF_8);
        assertThat(provider.post("/logout/back-channel", form).statusCode()).isEqualTo(200);
        assertNobodyIsLoggedIn();
        assertThat(provider.get("/logout/back-channel").statusCode()).isEqualTo(405);
    }

    private String logoutToken() {
        List<Exchange> grants = psc.journal().of(Operation.CODE_GRANT);
        Map<String, Object> idToken =
                grants.get(grants.size() - 1).issued("id_token").orElseThrow().claims();
        Map<String, Object> claims = new LinkedHashMap<>();
        for (String name : List.of("iss", "aud", "sub", "sid")) {
            claims.put(name, idToken.get(name));
        }
        long now = Instant.now().getEpochSecond();
        claims.put("typ", "Logout");
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        return psc.sign(claims);
    }

    @Test
    void a_session_whose_authentication_is_four_hours_old_is_none() throws Exception {
        psc.alterIdToken(claims -> {
            claims.put("auth_time", Instant.now().getEpochSecond() - 4 * 60 * 60 - 1);
            return claims;
        });

        HttpResponse<String> page = logIn(Personas.PHYSICIAN);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("PSC-5015", "Se déconnecter de Pro Santé Connect");
        assertNobodyIsLoggedIn();
    }
}
