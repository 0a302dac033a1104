package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong: a page that says what to do next, a code, and no half session. */
class RefusalTest extends PscIntegrationTest {

    @Test
    void the_person_cancelled() {
        HttpResponse<String> answer = browser.get(psc.cancel(browser.startLogin("/me?x=1")));

        assertRefused(answer, 401, "PSC-3006", "Connexion annulée");
        assertThat(answer.body()).contains("/oauth2/authorization/psc?target=%2Fme%3Fx%3D1");
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void V30_a_callback_of_another_browser() {
        URI callback = psc.login(new TestBrowser(port).startLogin("/me"), Personas.PHYSICIAN);

        assertRefused(browser.get(callback), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
    }

    @Test
    void V31_a_code_of_another_login_with_the_own_state() {
        URI foreign = psc.login(new TestBrowser(port).startLogin("/me"), Personas.NURSE);
        URI own = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        String code = foreign.getRawQuery().replaceAll(".*code=([^&]+).*", "$1");
        URI mixed = URI.create(own.toString().replaceAll("code=[^&]+", "code=" + code));

        assertRefused(browser.get(mixed), 400, "PSC-4002", "La connexion a pris trop de temps");
    }

    @Test
    void V35_a_callback_without_the_cookie() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        browser.cookies.clear();

        assertRefused(browser.get(callback), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
    }

    @Test
    void V36_a_cookie_that_this_application_did_not_seal() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        browser.cookies.replaceAll((name, value) -> "A".repeat(value.length()));

        assertRefused(browser.get(callback), 400, "PSC-3002", "Cette connexion ne peut pas être terminée ici");
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void a_cookie_of_another_tab_under_the_name_of_this_one() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        String mine = browser.pendingLogins().get(0);
        TestBrowser other = new TestBrowser(port);
        other.startLogin("/me");
        browser.cookies.put(mine, other.cookies.get(other.pendingLogins().get(0)));

        assertRefused(browser.get(callback), 400, "PSC-3003", "Cette connexion ne peut pas être terminée ici");
    }

    @Test
    void a_callback_called_twice_changes_nothing_for_the_person_who_is_logged_in() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        browser.get(callback);

        HttpResponse<String> again = browser.get(callback);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("PSC-3002");
        assertThat(browser.get("/me").body()).contains("FAUXMÉDECIN");
    }

    @Test
    void a_code_used_twice_with_the_cookie_that_was_kept() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        TestBrowser thief = browser.copy();
        browser.get(callback);

        HttpResponse<String> answer = thief.get(callback);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("PSC-4002");
        assertThat(thief.cookies).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=x", "state=x", "iss=x", "code%5B%5D=x", "%63ode=x", "x=%00", "x=%FF%0A"})
    void V55_a_parameter_twice_or_unreadable(String more) {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);

        assertRefused(
                browser.get(URI.create(callback + "&" + more)),
                400,
                "PSC-3004",
                "La réponse de Pro Santé Connect est illisible");
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void V55_a_code_and_an_error_at_once() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);

        assertThat(browser.get(URI.create(callback + "&error=x")).statusCode()).isGreaterThanOrEqualTo(400);
        assertNobodyIsLoggedIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?x=1", "?code=1", "?error=access_denied", "?state=", "?state=a&code=b"})
    void a_call_of_the_callback_that_is_none(String query) {
        assertRefused(
                browser.get("/login/oauth2/code/psc" + query),
                400,
                "PSC-3002",
                "Cette connexion ne peut pas être terminée ici");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS"})
    void a_callback_that_no_browser_goes_to_completes_nothing_and_spends_nothing(String method) {
        URI callback = psc.login(browser.startLogin("/page"), Personas.PHYSICIAN);

        assertThat(browser.request(method, callback).statusCode()).isEqualTo(401);

        assertNobodyIsLoggedIn();
        assertThat(location(browser.get(callback))).hasToString("/page");
    }

    @Test
    void V32_a_callback_that_names_another_issuer() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        URI mixed = URI.create(callback.toString().replaceAll("iss=[^&]+", "iss=https%3A%2F%2Fevil.example"));

        assertRefused(browser.get(mixed), 403, "PSC-3005", "La connexion a été refusée par sécurité");
    }

    @Test
    void V32_a_callback_that_names_no_issuer_although_the_provider_announces_it() {
        String callback =
                psc.login(browser.startLogin("/me"), Personas.PHYSICIAN).toString();

        HttpResponse<String> answer = browser.get(URI.create(callback.replaceAll("[?&]iss=[^&]*", "")));

        assertRefused(answer, 403, "PSC-3005", "La connexion a été refusée par sécurité");
    }

    @Test
    void V03_a_tampered_ID_token() {
        psc.tamperIdToken(token -> token.substring(0, token.length() - 8) + "AAAAAAAA");

        assertRefused(logIn(Personas.PHYSICIAN), 403, "PSC-5003", "La connexion a été refusée par sécurité");
    }

    @Test
    void V33_an_ID_token_with_another_nonce() {
        psc.alterIdToken(claims -> {
            claims.put("nonce", "another");
            return claims;
        });

        assertRefused(logIn(Personas.PHYSICIAN), 403, "PSC-5012", "La connexion a été refusée par sécurité");
    }

    @Test
    void V39_userinfo_of_somebody_else() {
        psc.alterUserInfo(claims -> {
            claims.put("sub", "f:00000000-0000-0000-0000-000000000000:899910099999");
            return claims;
        });

        assertRefused(logIn(Personas.PHYSICIAN), 403, "PSC-6001", "La connexion a été refusée par sécurité");
    }

    @Test
    void the_token_endpoint_fails_during_the_login() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        psc.wireMock()
                .stubFor(WireMock.post(WireMock.urlPathMatching(".*/token"))
                        .atPriority(1)
                        .willReturn(WireMock.aResponse().withStatus(502)));

        HttpResponse<String> answer = browser.get(callback);

        assertRefused(answer, 503, "PSC-2003", "Pro Santé Connect ne répond pas");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void V44_V45_logout_by_GET_or_without_the_CSRF_token_is_no_logout() {
        logIn(Personas.PHYSICIAN);

        browser.get("/logout");
        browser.get("/logout/local");
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/change", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_escapes_what_it_shows() {
        HttpResponse<String> started = browser.get("/oauth2/authorization/psc?target=%2Fme%3Fq%3D%22%3E%3Cscript%3E");

        HttpResponse<String> answer = browser.get(psc.cancel(location(started)));

        assertThat(answer.body()).contains("PSC-3006").doesNotContain("<script>");
    }

    @Test
    void the_built_in_page_allows_its_own_style_and_nothing_else() throws Exception {
        HttpResponse<String> answer = browser.get(psc.cancel(browser.startLogin("/me")));

        String style = answer.body().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-" + hash
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
