package io.github.psc4j.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.Persona;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a person sees. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"psc.mock.port=0"})
class WebAppTest {
    private static final AtomicInteger STATUS = new AtomicInteger(200);
    private static final AtomicReference<String> AUTHORIZATION = new AtomicReference<>("");
    private static final HttpServer API = api();

    @Autowired
    private PscMockProvider psc;

    @Autowired
    private ObjectProvider<UserDetailsService> passwords;

    @LocalServerPort
    private int port;

    private Browser browser;

    @DynamicPropertySource
    static void api(DynamicPropertyRegistry registry) {
        registry.add(
                "psc.propagation.targets.dossiers.url",
                () -> "http://localhost:" + API.getAddress().getPort() + "/api/dossiers");
    }

    private static HttpServer api() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext("/api/dossiers", exchange -> {
                String header = exchange.getRequestHeaders().getFirst("Authorization");
                AUTHORIZATION.set(header == null ? "" : header);
                byte[] body = """
                        {"service":"Dossiers de coordination","application":"psc-mock-client","professionnel":"…1017",
                         "dossiers":[{"reference":"DC-1","objet":"Suivi","statut":"En cours","misAJourLe":"2026-11-20"}]}
                        """.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(STATUS.get(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void openBrowser() {
        psc.reset();
        STATUS.set(200);
        AUTHORIZATION.set("");
        browser = new Browser(port);
    }

    @AfterAll
    static void stop() {
        API.stop(0);
    }

    @Test
    void spring_boot_makes_no_user_whose_password_would_be_in_the_log() {
        assertThat(passwords).isEmpty();
    }

    @Test
    void the_first_page_offers_the_login_and_remembers_nobody() {
        HttpResponse<String> page = browser.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"fr\">", "S’identifier avec Pro Santé Connect", "Aller au contenu")
                .doesNotContain("Se déconnecter");
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void the_pages_load_nothing_from_elsewhere_and_run_no_script() {
        HttpResponse<String> page = browser.get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "script-src"));
        assertThat(page.body()).doesNotContain("<script", "style=", "https://");
    }

    @Test
    void a_physician_sees_who_she_is_and_every_place_where_she_works() {
        String page = logIn(Personas.PHYSICIAN);

        assertThat(text(page))
                .contains(
                        "Capucine FAUXMÉDECIN",
                        "RPPS 99910001017",
                        "Profession Médecin",
                        "Médecine générale (SM)",
                        "CABINET DU DR FAUXMÉDECIN",
                        "12 rue DES ESSAIS",
                        "SIRET 00010010700010",
                        "CH IMAGINAIRE DE VILLEFICTIVE",
                        "FINESS du site 990001109",
                        "FINESS de l’entité juridique 990002206",
                        "Niveau 1 (eidas1), déclaré par Pro Santé Connect",
                        "(heure de Paris) au plus tard, ou après 30 minutes sans activité");
        assertThat(page).contains("Se déconnecter");
    }

    @Test
    void a_level_that_was_not_stated_is_said_so() {
        psc.alterIdToken(claims -> {
            claims.remove("acr");
            return claims;
        });

        assertThat(text(logIn(Personas.PHYSICIAN))).contains("Niveau de garantie Non précisé par Pro Santé Connect");
    }

    @Test
    void no_situation_is_chosen_for_the_person() {
        String page = logIn(Personas.PHYSICIAN);

        assertThat(page).contains("Situation d’exercice non choisie").doesNotContain("checked");
        assertThat(Pattern.compile("type=\"radio\"").matcher(page).results()).hasSize(2);
    }

    @Test
    void the_chosen_situation_is_kept_and_shown_until_another_login() {
        String page = logIn(Personas.PHYSICIAN);
        String label = choose(page, 1);

        String after = browser.get("/espace").body();

        assertThat(text(after)).contains("Situation : " + label);
        assertThat(Pattern.compile("checked=\"checked\"").matcher(after).results())
                .hasSize(1);
        assertThat(logIn(Personas.PHYSICIAN)).contains("Situation d’exercice non choisie");
    }

    @Test
    void a_situation_of_somebody_else_cannot_be_chosen() {
        String page = logIn(Personas.PHYSICIAN);

        HttpResponse<String> answer =
                browser.post("/situation", Map.of("_csrf", Browser.csrf(page), "situation", "another"));

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("choix=manquant"));
        assertThat(browser.get("/espace?choix=manquant").body())
                .contains("Choisissez une situation dans la liste", "Situation d’exercice non choisie");
    }

    @Test
    void people_without_a_practice_get_their_page_too() {
        assertThat(text(logIn(Personas.NO_PRACTICE)))
                .contains("Profession Non communiquée", "aucune situation d’exercice", "Aucun lieu d’exercice");
        assertThat(text(logIn(Personas.HOSPITAL_EMPLOYEE))).contains("RPPS Aucun numéro RPPS");
        for (Persona persona : new Persona[] {Personas.NURSE, Personas.PHARMACIST, Personas.TEST_IDENTITY}) {
            assertThat(logIn(persona)).contains("Mon identité professionnelle");
        }
    }

    @Test
    void the_page_shows_what_another_service_answers_to_the_persons_token() {
        assertThat(text(logIn(Personas.PHYSICIAN)))
                .contains("« Dossiers de coordination »", "…1017", "DC-1 Suivi En cours 20/11/2026");
        assertThat(AUTHORIZATION.get()).startsWith("Bearer ey");
    }

    @Test
    void the_page_is_there_when_the_other_service_is_not() {
        STATUS.set(503);
        assertThat(text(logIn(Personas.PHYSICIAN))).contains("Le service ne répond pas", "RPPS 99910001017");
        STATUS.set(403);
        assertThat(text(browser.get("/espace").body())).contains("Le service a refusé l’appel", "RPPS 99910001017");
        STATUS.set(204);
        assertThat(browser.get("/espace").statusCode()).isEqualTo(200);
    }

    @Test
    void logging_out_closes_the_session_here_and_at_the_provider() {
        String page = logIn(Personas.PHYSICIAN);

        HttpResponse<String> answer = browser.post("/logout", Map.of("_csrf", Browser.csrf(page)));

        URI provider = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(provider.toString()).startsWith(psc.issuer() + "/protocol/openid-connect/logout");
        assertThat(psc.newBrowser().logout(provider))
                .hasValueSatisfying(back -> assertThat(back.toString()).startsWith("http://localhost:" + port + "/"));
        assertThat(browser.get("/espace").statusCode()).isEqualTo(302);
    }

    @Test
    void a_login_that_does_not_work_gets_a_page_of_this_application() {
        URI started = URI.create(browser.get("/oauth2/authorization/psc")
                .headers()
                .firstValue("Location")
                .orElseThrow());

        HttpResponse<String> page = browser.get(psc.cancel(started).toString());

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(text(page.body()))
                .contains("Clinique de démonstration", "Connexion annulée", "Réessayer", "PSC-3006");
        assertThat(browser.get("/connexion-impossible").statusCode()).isEqualTo(302);
    }

    @Test
    void errors_are_told_in_the_language_of_the_person() {
        logIn(Personas.NURSE);

        assertThat(browser.get("/nulle-part").body()).contains("Cette page n’existe pas");
        HttpResponse<String> refused = browser.post("/situation", Map.of("situation", "x"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Action refusée");
    }

    private String logIn(Persona persona) {
        URI started = URI.create(browser.get("/oauth2/authorization/psc?target=/espace")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        browser.get(psc.login(started, persona).toString());
        return browser.get("/espace").body();
    }

    private String choose(String page, int index) {
        String option = page.split("<input type=\"radio\"")[index + 1];
        String key = option.replaceAll("(?s).*?value=\"([^\"]+)\".*", "$1");
        browser.post("/situation", Map.of("_csrf", Browser.csrf(page), "situation", key));
        return text(option.replaceAll("(?s).*?(<label.*?</label>).*", "$1")).trim();
    }

    /** What is left of a page without its tags. */
    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }
}
