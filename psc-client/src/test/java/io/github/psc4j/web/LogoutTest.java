package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two ends of a session by the person: here and at the provider, or here only. */
class LogoutTest {
    private final TestWeb app = new TestWeb();
    private final TestWeb.Browser browser = app.browser();

    @AfterEach
    void stop() {
        app.close();
    }

    private Map<String, String> csrf() {
        return Map.of("csrf", browser.session().orElseThrow().csrfToken().reveal());
    }

    @Test
    void a_click_on_logout_closes_the_session_here_and_at_the_provider() {
        WebSession session = browser.logIn();

        WebResponse response = browser.post("/logout", csrf());

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.location().orElseThrow()).startsWith(app.logins.provider.origin() + "/logout?");
        assertThat(Logins.query(URI.create(response.location().orElseThrow())))
                .containsKeys("id_token_hint", "state")
                .containsEntry("post_logout_redirect_uri", "https://my-service.example/");
        assertThat(session.psc().isEnded()).isTrue();
        assertThat(browser.cookies).isEmpty();
        assertThat(app.sessions.size()).isZero();
    }

    @Test
    void a_local_logout_leaves_the_session_at_the_provider() {
        WebSession session = browser.logIn();

        assertThat(browser.post("/logout/local", csrf()).location()).contains("/?logout=local");

        assertThat(session.psc().isEnded()).isTrue();
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void with_the_provider_down_the_session_is_closed_here_and_the_person_lands_on_the_home_page() {
        browser.logIn();
        app.logins.provider.on(
                "/realm/.well-known/wallet-openid-configuration", ScriptedProvider.text(502, "text/plain", ""));

        assertThat(browser.post("/logout", csrf()).location()).contains("/?logout=local");

        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void the_home_page_has_the_path_of_the_application_in_front() {
        TestWeb elsewhere = new TestWeb(builder -> builder.homePath("/accueil"));
        TestWeb.Browser person = elsewhere.browser();
        person.logIn();
        String token = person.session().orElseThrow().csrfToken().reveal();

        WebResponse response = elsewhere.answer(
                person.request("POST", "/logout/local").form("csrf=" + token).below("/app"));

        elsewhere.close();
        assertThat(response.location()).contains("/app/accueil?logout=local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/logout/local"})
    void without_a_session_whoever_logs_out_lands_on_the_home_page(String path) {
        assertThat(browser.get(path).location()).contains("/");
        assertThat(browser.post(path, Map.of()).location()).contains("/");
        assertThat(browser.post(path, Map.of("csrf", "x")).location()).contains("/");
        browser.cookies.put("__Host-psc-session", "A".repeat(43));
        assertThat(browser.post(path, Map.of("csrf", "x")).location()).contains("/");
    }

    @Test
    void twice_is_as_good_as_once() {
        browser.logIn();
        Map<String, String> csrf = csrf();
        browser.post("/logout", csrf);

        assertThat(browser.post("/logout", csrf).location()).contains("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "post", ""})
    void V44_another_method_than_POST_asks_and_does_nothing(String method) {
        browser.logIn();

        for (String path : List.of("/logout", "/logout/local")) {
            WebResponse response = browser.send(browser.request(method, path + "?csrf=" + csrf().get("csrf"))
                    .form("csrf=" + csrf().get("csrf")));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).contains("<form method=\"post\" action=\"" + path + "\">", csrf().get("csrf"));
        }
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @Test
    void the_page_that_asks_cannot_be_framed_and_its_button_works() {
        browser.logIn();

        WebResponse page = browser.get("/logout");
        assertThat(page.headers().get("Content-Security-Policy").get(0)).contains("frame-ancestors 'none'");
        String token = page.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");

        assertThat(browser.post("/logout", Map.of("csrf", token)).location().orElseThrow())
                .startsWith(app.logins.provider.origin() + "/logout?");
    }

    @Test
    void V44_V45_a_form_without_the_token_of_this_session_does_nothing() {
        TestWeb.Browser other = app.browser();
        other.logIn();
        String foreign = other.session().orElseThrow().csrfToken().reveal();
        browser.logIn();
        String own = csrf().get("csrf");

        for (String path : List.of("/logout", "/logout/local")) {
            for (Map<String, String> form : List.of(
                    Map.<String, String>of(),
                    Map.of("csrf", ""),
                    Map.of("csrf", "x"),
                    Map.of("csrf", foreign),
                    Map.of("csrf", own + "A"),
                    Map.of("csrf", own.substring(1)),
                    Map.of("_csrf", own))) {
                WebResponse response = browser.post(path, form);
                assertThat(response.status()).isEqualTo(403);
                assertThat(response.body()).contains("Se déconnecter");
                assertThat(response.headers()).doesNotContainKey("Set-Cookie");
            }
            assertThat(browser.send(browser.request("POST", path).form("csrf=" + own + "&csrf=" + own))
                            .status())
                    .isEqualTo(403);
            assertThat(browser.send(browser.request("POST", path + "?csrf=" + own))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @Test
    void V45_the_token_of_the_session_before_is_worth_nothing_in_the_next() {
        browser.logIn();
        Map<String, String> before = csrf();
        browser.logIn();

        assertThat(browser.post("/logout", before).status()).isEqualTo(403);
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @Test
    void a_session_that_is_over_needs_no_token_to_be_left() {
        browser.logIn();
        app.logins.clock.advance(java.time.Duration.ofMinutes(30));

        assertThat(browser.post("/logout", Map.of()).location()).contains("/");
    }
}
