package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The end of a session (RP-Initiated Logout). */
class LogoutTest {

    private static final String AFTERWARDS = "http://localhost:8080/bye";
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .clock(CLOCK)
            .client(MockClient.withSecret("exact", "s", "https://service.example/callback")
                    .withPostLogoutRedirectUris("https://service.example/bye?from=psc")));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);
    private final MockBrowser browser = psc.newBrowser();
    private Answer tokens;

    @BeforeEach
    void log_in() {
        URI callback = browser.login(service.authorizationUri(), Personas.NURSE);
        tokens = service.token(RelyingParty.withSecret(
                RelyingParty.codeForm(RelyingParty.query(callback).get("code"))));
    }

    @Test
    void an_expired_hint_ends_the_session_with_its_tokens_and_leads_back_with_the_state() {
        CLOCK.advance(Duration.ofMinutes(3));
        tokens = service.token(RelyingParty.refreshForm(tokens.text("refresh_token")));
        String hint = tokens.text("id_token");

        assertThat(browser.logout(service.logoutUri(
                        Map.of("id_token_hint", hint, "post_logout_redirect_uri", AFTERWARDS, "state", "a b&c"))))
                .contains(URI.create(AFTERWARDS + "?state=a%20b%26c"));
        assertSessionOver();
        assertThat(psc.refusals()).extracting(Refusal::rule).containsOnly(Rule.BEARER_INVALID, Rule.REFRESH_TOKEN);
    }

    @Test
    void a_hint_older_than_the_token_lifetime_is_still_good() {
        CLOCK.advance(Duration.ofHours(5));

        assertThat(browser.logout(service.logoutUri(
                        Map.of("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", AFTERWARDS))))
                .contains(URI.create(AFTERWARDS));
    }

    @Test
    void a_post_does_the_same_without_a_browser() {
        Answer answer = service.post(service.endpoint("logout"), Map.of("id_token_hint", tokens.text("id_token")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).contains("Votre session est fermée");
        assertSessionOver();
    }

    @Test
    void the_next_login_shows_the_page_again() {
        browser.logout(service.logoutUri(Map.of("id_token_hint", tokens.text("id_token"))));

        URI callback = browser.login(service.authorizationUri(), Personas.PHYSICIAN);

        assertThat(RelyingParty.query(callback).get("session_state")).isNotEqualTo(tokens.text("session_state"));
    }

    @Test
    void without_a_hint_the_person_is_asked_in_french() {
        URI uri = service.logoutUri(
                Map.of("client_id", PscMockProvider.CLIENT_ID, "post_logout_redirect_uri", AFTERWARDS, "state", "s"));
        Answer page = service.send(
                HttpRequest.newBuilder(uri).header("Cookie", sessionCookieOf(service, Personas.PHYSICIAN)));

        assertThat(page.http().body()).contains("Voulez-vous vous déconnecter", "Rester connecté");
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(200);

        assertThat(browser.logout(uri)).contains(URI.create(AFTERWARDS + "?state=s"));
        assertSessionOver();
    }

    @Test
    void without_a_hint_a_browser_without_session_is_led_back_and_nothing_ends() {
        URI uri = service.logoutUri(
                Map.of("client_id", PscMockProvider.CLIENT_ID, "post_logout_redirect_uri", AFTERWARDS));

        assertThat(service.get(uri.toString()).header("Location")).isEqualTo(AFTERWARDS);
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void who_stays_stays_logged_in_and_a_page_of_another_browser_ends_nothing() {
        String session = sessionCookieOf(service, Personas.PHYSICIAN);
        Answer page =
                service.send(HttpRequest.newBuilder(service.endpoint("logout")).header("Cookie", session));
        String id = page.http().body().replaceAll("(?s).*name=\"page\" value=\"([^\"]+)\".*", "$1");
        URI form = service.endpoint("logout/logout-confirm");

        assertThat(service.post(form, Map.of("page", id, "confirm", "1")).status())
                .isEqualTo(400);
        Answer stay = service.post(
                form,
                Map.of("page", id, "stay", "1"),
                "Cookie",
                page.header("Set-Cookie").replaceAll(";.*", ""));
        assertThat(stay.http().body()).contains("toujours connecté");
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void refuses_tokens_that_are_no_id_token_of_this_provider() {
        String idToken = tokens.text("id_token");
        Map<String, Object> claims = new LinkedHashMap<>(RelyingParty.claims(idToken));
        claims.put("iss", "https://elsewhere.example");
        String unsigned = "eyJhbGciOiJub25lIn0" + idToken.substring(idToken.indexOf('.'), idToken.lastIndexOf('.') + 1);

        for (String bad : new String[] {
            "x",
            "a.b.c",
            idToken.substring(0, idToken.length() - 8) + "AAAAAAAA",
            unsigned,
            tokens.text("access_token"),
            psc.sign(claims)
        }) {
            Answer answer = service.post(
                    service.endpoint("logout"), Map.of("id_token_hint", bad, "post_logout_redirect_uri", AFTERWARDS));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Location")).isEmpty();
        }
        assertThat(psc.refusals()).extracting(Refusal::rule).containsOnly(Rule.ID_TOKEN_HINT);
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void refuses_to_lead_where_the_client_is_not_registered() {
        assertLogoutRefused(
                Map.of("client_id", "exact", "post_logout_redirect_uri", "https://service.example/bye"),
                Rule.POST_LOGOUT_REDIRECT_URI);
        assertLogoutRefused(
                Map.of("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", "https://evil.example/"),
                Rule.POST_LOGOUT_REDIRECT_URI);
        assertLogoutRefused(Map.of("post_logout_redirect_uri", AFTERWARDS), Rule.POST_LOGOUT_CLIENT);
        assertLogoutRefused(
                Map.of("client_id", "stranger", "post_logout_redirect_uri", AFTERWARDS), Rule.UNKNOWN_CLIENT);
        assertLogoutRefused(Map.of("client_id", "exact", "id_token_hint", tokens.text("id_token")), Rule.ID_TOKEN_HINT);
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void appends_the_state_to_a_query_that_is_already_there() {
        assertThat(browser.logout(service.logoutUri(Map.of(
                        "client_id",
                        "exact",
                        "post_logout_redirect_uri",
                        "https://service.example/bye?from=psc",
                        "state",
                        "s"))))
                .contains(URI.create("https://service.example/bye?from=psc&state=s"));
    }

    /** A login by hand, to get at the cookie that the issuer's host sets. */
    private static String sessionCookieOf(RelyingParty service, Persona persona) {
        Answer page = service.get(service.authorizationUri().toString());
        Answer handover = service.post(
                service.authorizationUri().resolve("/auth/login"),
                Map.of(
                        "page",
                        page.http().body().replaceAll("(?s).*name=\"page\" value=\"([^\"]+)\".*", "$1"),
                        "persona",
                        persona.id(),
                        "answer",
                        "confirm"),
                "Cookie",
                page.header("Set-Cookie").replaceAll(";.*", ""));
        return service.get(handover.header("Location")).header("Set-Cookie").replaceAll(";.*", "");
    }

    private void assertLogoutRefused(Map<String, String> parameters, Rule rule) {
        URI uri = service.logoutUri(parameters);
        assertThatThrownBy(() -> browser.logout(uri)).hasMessageContaining(rule.id());
    }

    private void assertSessionOver() {
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(401);
        assertThat(service.introspect(tokens.text("refresh_token")).json()).containsEntry("active", false);
        assertThat(service.token(RelyingParty.refreshForm(tokens.text("refresh_token")))
                        .text("error"))
                .isEqualTo("invalid_grant");
    }
}
