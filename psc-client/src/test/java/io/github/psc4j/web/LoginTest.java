package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the click to the session, and everything that can go wrong between. */
class LoginTest {
    private final TestWeb app = new TestWeb();
    private final TestWeb.Browser browser = app.browser();

    @AfterEach
    void stop() {
        app.close();
    }

    private static void assertRefused(WebResponse response, int status, String code, String title) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).contains(code, "<h1>" + title + "</h1>", "Réessayer", "Retour à l’accueil");
        assertThat(response.headers())
                .containsEntry("Cache-Control", List.of("no-store"))
                .containsEntry("Referrer-Policy", List.of("no-referrer"))
                .containsEntry("Content-Type", List.of("text/html;charset=UTF-8"))
                .containsKey("Content-Security-Policy");
    }

    private void assertNobodyIsLoggedIn() {
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void a_person_logs_in_and_comes_back_to_where_they_were() {
        WebResponse needed = browser.get("/patients/12?tab=3");
        assertThat(needed.location()).contains("/login?target=%2Fpatients%2F12%3Ftab%3D3");

        WebResponse begun = browser.get(needed.location().orElseThrow());
        assertThat(begun.status()).isEqualTo(302);
        assertThat(begun.location().orElseThrow()).startsWith(app.logins.provider.origin() + "/wallet?");
        WebResponse landed = browser.comeBack(browser.newest());

        assertThat(landed.status()).isEqualTo(302);
        assertThat(landed.location()).contains("/patients/12?tab=3");
        assertThat(browser.isLoggedIn()).isTrue();
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void the_cookies_are_for_this_host_over_https_and_for_no_script() {
        browser.get("/login");
        assertThat(browser.setCookies)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches(
                                "__Host-psc-login-[A-Za-z0-9_-]{16}=[A-Za-z0-9_.-]{100,}; Path=/; Secure; HttpOnly; SameSite=Lax;"
                                        + " Max-Age=1200"));

        browser.comeBack(browser.newest());
        assertThat(browser.setCookies)
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .matches("__Host-psc-session=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax"));
    }

    @Test
    void over_plain_http_in_development_they_have_no_prefix() {
        PscWeb web = PscWeb.builder(() -> app.psc, URI.create("http://localhost:8080/login/psc"))
                .build();

        WebResponse begun = web.begin(browser.request("GET", "/login"));

        assertThat(begun.headers().get("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("psc-login-")
                .doesNotContain("Secure");
        assertThat(web.cookiesAreSecure()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Proto,http", "X-Forwarded-Host,evil.example", "Forwarded,proto=http;host=evil.example"})
    void V26_no_header_says_how_the_browser_came(String header, String value) {
        WebResponse begun = app.answer(browser.request("GET", "/login").with(header, value));

        assertThat(begun.headers().get("Set-Cookie").get(0))
                .startsWith("__Host-")
                .contains("; Secure;");
        assertThat(Logins.query(URI.create(begun.location().orElseThrow())))
                .containsEntry("redirect_uri", Logins.REDIRECT_URI.toString());
    }

    @Test
    void two_tabs_both_log_in() {
        PendingLogin one = browser.begin("/one");
        PendingLogin two = browser.begin("/two");

        app.logins.answerWell(one);
        assertThat(browser.comeBack(one).location()).contains("/one");
        app.logins.answerWell(two);
        assertThat(browser.comeBack(two).location()).contains("/two");

        assertThat(browser.isLoggedIn()).isTrue();
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void the_last_four_of_forty_tabs_log_in_and_the_header_stays_small() {
        List<PendingLogin> tabs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tabs.add(browser.begin("/tab/" + i));
            assertThat(browser.request("GET", "/").headers("Cookie").get(0)).hasSizeLessThan(4_400);
        }

        assertRefused(browser.comeBack(tabs.get(35)), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        for (int i = 36; i < 40; i++) {
            app.logins.answerWell(tabs.get(i));
            assertThat(browser.comeBack(tabs.get(i)).location()).contains("/tab/" + i);
        }
    }

    @Test
    void V29_a_login_begins_a_session_with_a_new_id_and_so_does_a_second_one() {
        browser.cookies.put("__Host-psc-session", "A".repeat(43));
        WebSession first = browser.logIn();
        String id = browser.cookies.get("__Host-psc-session");
        assertThat(id).isNotEqualTo("A".repeat(43));

        WebSession second = browser.logIn();

        assertThat(browser.cookies.get("__Host-psc-session")).isNotEqualTo(id);
        assertThat(first.psc().isEnded()).isTrue();
        assertThat(second.csrfToken()).isNotEqualTo(first.csrfToken());
        TestWeb.Browser thief = app.browser();
        thief.cookies.put("__Host-psc-session", id);
        assertThat(thief.isLoggedIn()).isFalse();
    }

    @Test
    void V20_who_does_not_log_in_leaves_nothing_on_the_server() {
        for (int i = 0; i < 1_000; i++) {
            app.browser().get("/login?target=/page");
        }

        assertThat(app.sessions.size()).isZero();
    }

    @Test
    void V30_a_callback_of_another_browser() {
        PendingLogin foreign = app.browser().begin("/espace");

        assertRefused(browser.comeBack(foreign), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        assertNobodyIsLoggedIn();
    }

    @Test
    void V35_a_callback_without_the_cookie() {
        PendingLogin pending = browser.begin("/espace");
        browser.cookies.clear();

        assertRefused(browser.comeBack(pending), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        assertNobodyIsLoggedIn();
    }

    @Test
    void V31_a_pending_login_of_another_client_with_the_same_key_is_refused() {
        PendingLogin pending = browser.begin("/espace");
        String mine = browser.pendingLogins().get(0);
        TestWeb other = new TestWeb();
        TestWeb.Browser there = other.browser();
        there.begin("/espace");
        browser.cookies.put(mine, there.cookies.get(there.pendingLogins().get(0)));
        other.close();

        assertRefused(browser.comeBack(pending), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void a_cookie_of_another_tab_under_the_name_of_this_one() {
        PendingLogin one = browser.begin("/one");
        browser.begin("/two");
        List<String> names = browser.pendingLogins();
        browser.cookies.put(names.get(0), browser.cookies.get(names.get(1)));

        assertRefused(browser.comeBack(one), 400, "PSC-3003", "Cette connexion ne peut pas être terminée ici");
        assertNobodyIsLoggedIn();
    }

    @Test
    void V36_no_sealed_value_is_a_session_and_no_session_id_is_a_pending_login() {
        browser.begin("/espace");
        String sealed = browser.cookies.get(browser.pendingLogins().get(0));
        browser.cookies.put("__Host-psc-session", sealed);
        assertThat(browser.isLoggedIn()).isFalse();

        browser.cookies.clear();
        browser.logIn();
        String id = browser.cookies.get("__Host-psc-session");
        PendingLogin pending = browser.begin("/espace");
        browser.cookies.put(browser.pendingLogins().get(0), id);
        assertRefused(browser.comeBack(pending), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
    }

    @Test
    void the_same_cookie_twice_is_a_planted_one() {
        PendingLogin pending = browser.begin("/espace");
        String cookie = browser.request("GET", "/").headers("Cookie").get(0);

        WebResponse response =
                browser.send(browser.request("GET", browser.callback(pending)).with("Cookie", cookie, cookie));

        assertRefused(response, 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void a_callback_called_twice_changes_nothing_for_the_person_who_is_logged_in() {
        PendingLogin pending = browser.begin("/espace");
        browser.comeBack(pending);

        assertRefused(browser.comeBack(pending), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=x", "state=x", "code%5B%5D=x", "state[0]=x", "%63ode=x", "x=%00", "x=%FF%0A", "x=%"})
    void V55_a_parameter_twice_or_unreadable_leaves_no_login_waiting(String more) {
        browser.begin("/one");
        PendingLogin pending = browser.begin("/two");

        assertRefused(
                browser.get(browser.callback(pending) + "&" + more),
                400,
                "PSC-3004",
                "La réponse de Pro Santé Connect est illisible");
        assertThat(browser.pendingLogins()).isEmpty();
        assertNobodyIsLoggedIn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?", "?x=1", "?code=1", "?error=access_denied", "?state=", "?state=a&code=b", "?state=%C3%A9"
            })
    void a_call_of_the_callback_that_is_none_takes_no_login_away(String query) {
        browser.begin("/one");

        assertRefused(
                browser.get("/login/psc" + query), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        assertThat(browser.pendingLogins()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "POST", "PUT", "TRACE", "get", ""})
    void a_callback_that_no_browser_goes_to_completes_nothing_and_spends_nothing(String method) {
        PendingLogin pending = browser.begin("/espace");

        WebResponse response = browser.send(browser.request(method, browser.callback(pending)));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("Allow", List.of("GET"));
        assertNobodyIsLoggedIn();
        assertThat(browser.comeBack(pending).location()).contains("/espace");
    }

    @Test
    void the_login_path_takes_no_form() {
        assertThat(browser.post("/login", Map.of()).status()).isEqualTo(405);
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void the_person_cancelled_and_can_try_again_for_the_same_page() {
        PendingLogin pending = browser.begin("/me?x=1");

        WebResponse response = browser.get(
                "/login/psc?error=access_denied&state=" + pending.state().reveal());

        assertRefused(response, 401, "PSC-3006", "Connexion annulée");
        assertThat(response.body()).contains("href=\"/login?target=%2Fme%3Fx%3D1\"");
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void a_login_that_took_too_long_says_so() {
        PendingLogin pending = browser.begin("/espace");
        app.logins.clock.advance(Duration.ofMinutes(10));

        assertRefused(browser.comeBack(pending), 400, "PSC-3001", "La connexion a pris trop de temps");
    }

    @Test
    void a_provider_that_does_not_answer_is_told_and_when_to_come_again() {
        PendingLogin pending = browser.begin("/espace");
        app.logins.provider.on("/token", ScriptedProvider.text(502, "text/plain", ""));

        WebResponse response = browser.comeBack(pending);

        assertRefused(response, 503, "PSC-2003", "Pro Santé Connect ne répond pas");
        assertThat(response.headers()).containsEntry("Retry-After", List.of("30"));
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void a_login_that_cannot_begin_is_a_page_too_and_keeps_the_target() {
        TestWeb refusing = new TestWeb(builder -> builder.loginOptions((request, options) -> {
            throw new PscLoginException(ErrorCode.LOGIN_OPTION_REFUSED, "no such option");
        }));

        WebResponse response = refusing.browser().get("/login?target=/here");

        refusing.close();
        assertRefused(response, 403, "PSC-3010", "La connexion a été refusée par sécurité");
        assertThat(response.body()).contains("/login?target=%2Fhere");
    }

    @Test
    void a_step_up_is_asked_for_and_its_refusal_offers_the_way_out_at_the_provider() {
        LoginOptions options =
                LoginOptions.plain().withDemandedLevel(EidasLevel.EIDAS3).withReturnTarget(ReturnTarget.of("/sign"));
        WebResponse begun = app.web.begin(browser.request("GET", "/sign"), options);
        begun.headers()
                .get("Set-Cookie")
                .forEach(line -> browser.cookies.put(
                        line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1, line.indexOf(';'))));

        WebResponse response = browser.comeBack(browser.newest());

        assertRefused(response, 403, "PSC-5014", "Un moyen d’identification plus fort est nécessaire");
        assertThat(response.body())
                .contains("Se déconnecter de Pro Santé Connect", app.logins.provider.origin() + "/logout?")
                .contains("href=\"/login?target=%2Fsign\"");
    }

    @Test
    void who_is_not_admitted_can_log_out_at_the_provider_and_has_no_session() {
        List<PscSession> seen = new ArrayList<>();
        TestWeb strict = new TestWeb(builder -> builder.refuseWhen(session -> {
            seen.add(session);
            return Optional.of("Réservé <aux> pharmaciens.");
        }));
        TestWeb.Browser person = strict.browser();

        WebResponse response = person.comeBack(person.begin("/espace"));

        strict.close();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body())
                .contains("Vous n’avez pas accès à cette application", "Réservé &lt;aux&gt; pharmaciens.")
                .contains("id_token_hint=")
                .doesNotContain("PSC-");
        assertThat(person.session()).isEmpty();
        assertThat(seen)
                .singleElement()
                .satisfies(session -> assertThat(session.isEnded()).isTrue());
    }

    @Test
    void an_application_that_fails_is_not_blamed_on_the_provider_and_nobody_is_logged_in() {
        TestWeb broken = new TestWeb(builder -> builder.refuseWhen(session -> {
            throw new IllegalStateException("canary of the data base");
        }));
        TestWeb.Browser person = broken.browser();

        WebResponse response = person.comeBack(person.begin("/espace"));

        broken.close();
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body())
                .contains("Une erreur est survenue dans cette application")
                .doesNotContain("canary");
        assertThat(person.session()).isEmpty();
    }

    @Test
    void a_script_gets_a_document_and_no_login() {
        browser.headers.put("Sec-Fetch-Mode", "cors");

        for (String path : List.of("/login", "/data")) {
            WebResponse response = browser.get(path);

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("{\"error\":\"login_required\",\"login\":\"/login\"}");
            assertThat(response.headers())
                    .containsEntry("Content-Type", List.of("application/json;charset=UTF-8"))
                    .containsEntry("Cache-Control", List.of("no-store"));
        }
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void below_a_context_path_every_address_has_it_in_front() {
        WebResponse needed = app.answer(browser.request("GET", "/page").below("/app"));
        assertThat(needed.location()).contains("/app/login?target=%2Fpage");

        PendingLogin pending = browser.begin("/page");
        WebResponse landed =
                app.answer(browser.request("GET", browser.callback(pending)).below("/app"));
        assertThat(landed.location()).contains("/app/page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/a/../b", "/\"><script>", "app", "/", "/a\r\nX: y"})
    void V23_a_context_path_that_is_none_is_left_out(String context) {
        assertThat(app.answer(browser.request("GET", "/page").below(context)).location())
                .contains("/login?target=%2Fpage");
        assertThat(app.answer(browser.request("GET", "/page").below(context).with("Accept", "application/json"))
                        .body())
                .isEqualTo("{\"error\":\"login_required\",\"login\":\"/login\"}");
    }

    @Test
    void a_callback_in_two_steps_tells_in_the_second_what_was_wrong_in_the_first() {
        LoginCallback callback = app.web.callback(browser.request("GET", "/login/psc?state=x&code=y"));

        PscException refusal =
                org.assertj.core.api.Assertions.catchThrowableOfType(PscException.class, callback::complete);

        assertThat(refusal.code()).isEqualTo(ErrorCode.LOGIN_UNKNOWN);
        assertThat(callback.setCookies()).isEmpty();
        assertThat(callback.returnTarget().path()).isEqualTo("/espace");
        assertThat(callback.failed(refusal).kind()).isEqualTo(LoginFailure.Kind.NOT_OF_THIS_BROWSER);
    }

    @Test
    void a_callback_is_completed_once() {
        PendingLogin pending = browser.begin("/espace");
        LoginCallback callback = app.web.callback(browser.request("GET", browser.callback(pending)));
        callback.complete();

        PscException refusal =
                org.assertj.core.api.Assertions.catchThrowableOfType(PscException.class, callback::complete);

        assertThat(refusal.code()).isEqualTo(ErrorCode.LOGIN_UNKNOWN);
    }

    @Test
    void nothing_prints_a_code_a_cookie_or_a_hint() {
        PendingLogin pending = browser.begin("/espace");
        TestWeb.Request request = browser.request("GET", browser.callback(pending));
        LoginCallback callback = app.web.callback(request);
        WebResponse redirect = callback.redirect().withCookies(callback.setCookies());
        WebRequest plain = WebRequest.of(
                "GET", URI.create(browser.callback(pending)), Map.of("Cookie", List.of("canary")), request.body());

        for (Object printed : List.of(callback, redirect, plain, browser.logIn())) {
            assertThat(printed.toString())
                    .doesNotContain("canary", pending.state().reveal(), "psc-login", "8997");
        }
    }

    @Test
    void cookies_that_are_blocked_end_on_a_page_that_says_so_and_not_in_a_loop() {
        PendingLogin pending = browser.begin("/espace");
        browser.cookies.clear();

        WebResponse response = browser.comeBack(pending);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("autorisez les cookies");
    }

    @Test
    void names_of_headers_have_no_case() {
        WebRequest request = WebRequest.of(
                "GET",
                URI.create("/a"),
                Collections.singletonMap("COOKIE", List.of("a=b")),
                java.io.InputStream.nullInputStream());

        assertThat(Cookies.of(request)).containsExactly(new Cookies.Cookie("a", "b"));
    }
}
