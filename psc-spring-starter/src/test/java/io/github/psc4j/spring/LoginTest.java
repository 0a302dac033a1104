package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the mock on the class path and nothing configured, a person logs in. */
class LoginTest extends PscIntegrationTest {

    @Test
    void a_person_who_asks_for_a_page_logs_in_and_gets_that_page() {
        HttpResponse<String> landed = browser.get(psc.login(browser.startLogin("/me?x=1"), Personas.PHYSICIAN));

        assertThat(landed.statusCode()).isEqualTo(302);
        assertThat(location(landed)).hasToString("/me?x=1");
        assertThat(browser.get("/me").body())
                .contains("FAUXMÉDECIN", "\"rpps\":\"99910001017\"", "\"situations\":2", "ROLE_PSC_USER", "EIDAS1");
        assertThat(psc.refusals()).isEmpty();
    }

    @Test
    void the_principal_has_a_name_that_tells_nobody_who_it_is_and_stays_the_same() {
        logIn(Personas.PHYSICIAN);
        String first = name();
        logIn(Personas.PHYSICIAN);

        assertThat(name()).isEqualTo(first).doesNotContain("99910001017");
        logIn(Personas.NURSE);
        assertThat(name()).isNotEqualTo(first);
    }

    private String name() {
        return browser.get("/me").body().replaceAll(".*\"name\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void V19_a_scope_gives_no_authority() {
        psc.alterTokenResponse(answer -> {
            answer.put("scope", "openid scope_all admin");
            return answer;
        });
        logIn(Personas.PHYSICIAN);

        assertThat(browser.get("/me").body()).contains("\"authorities\":\"ROLE_PSC_USER EIDAS1\"");
    }

    @Test
    void V19_a_level_that_was_not_stated_gives_no_authority() {
        psc.alterIdToken(claims -> {
            claims.remove("acr");
            return claims;
        });
        logIn(Personas.PHYSICIAN);

        assertThat(browser.get("/me").body()).contains("\"authorities\":\"ROLE_PSC_USER\"");
    }

    @Test
    void V20_starting_a_login_leaves_nothing_on_the_server() {
        IntStream.range(0, 50).forEach(i -> browser.startLogin("/me"));

        assertThat(browser.setCookies).isNotEmpty().noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void a_pending_login_is_a_cookie_that_no_script_reads_and_no_other_site_sends() {
        browser.startLogin("/me");

        assertThat(browser.setCookies)
                .singleElement()
                .satisfies(cookie ->
                        assertThat(cookie).startsWith("psc-login-").contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void V29_a_login_makes_a_new_session_that_takes_nothing_over() {
        logIn(Personas.PHYSICIAN);
        TestBrowser attacker = browser.copy();
        logIn(Personas.NURSE);

        assertThat(browser.cookies.get(TestBrowser.SESSION_COOKIE))
                .isNotEqualTo(attacker.cookies.get(TestBrowser.SESSION_COOKIE));
        assertThat(attacker.get("/me", "Accept", "application/json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void V41_nothing_that_one_person_left_in_the_session_goes_over_to_the_next() {
        logIn(Personas.PHYSICIAN);
        assertThat(browser.get("/note?text=of-the-physician").body()).isEqualTo("none");
        assertThat(browser.get("/note?text=again").body()).isEqualTo("of-the-physician");

        logIn(Personas.NURSE);

        assertThat(browser.get("/note?text=of-the-nurse").body()).isEqualTo("none");
    }

    @Test
    void two_tabs_log_in_at_once_in_any_order() {
        URI first = browser.startLogin("/me?tab=1");
        URI second = browser.startLogin("/me?tab=2");

        assertThat(location(browser.get(psc.login(second, Personas.PHYSICIAN)))).hasToString("/me?tab=2");
        assertThat(location(browser.get(psc.login(first, Personas.PHYSICIAN)))).hasToString("/me?tab=1");
        assertThat(browser.pendingLogins()).isEmpty();
    }

    @Test
    void of_six_tabs_the_four_newest_can_be_completed() {
        URI first = browser.startLogin("/me?tab=0");
        URI last = first;
        for (int tab = 1; tab < 6; tab++) {
            last = browser.startLogin("/me?tab=" + tab);
        }

        assertThat(browser.pendingLogins()).hasSize(4);
        assertThat(location(browser.get(psc.login(last, Personas.PHYSICIAN)))).hasToString("/me?tab=5");
    }

    @Test
    void many_tabs_with_long_addresses_fit_into_one_request() {
        for (int tab = 0; tab < 6; tab++) {
            browser.startLogin("/me?tab=" + tab + "&q=" + "x".repeat(900));
        }

        assertThat(String.join("", browser.cookies.values())).hasSizeLessThan(5_000);
        assertThat(browser.pendingLogins()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Requested-With, XMLHttpRequest",
        "Sec-Fetch-Mode, cors",
        "Sec-Fetch-Mode, no-cors",
        "Accept, application/json",
        "Accept, image/png"
    })
    void a_script_is_told_that_a_login_is_needed_and_never_starts_one(String header, String value) {
        for (String path : new String[] {"/me", "/oauth2/authorization/psc"}) {
            HttpResponse<String> answer = browser.get(path, header, value);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("login_required");
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        assertThat(browser.cookies).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2F/evil.example",
                "/%5Cevil.example",
                "/%252Fevil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "/\t/evil.example",
                "/\r\nLocation: https://evil.example",
                " /x",
                "@evil.example",
                "",
                "/oauth2/authorization/psc?target=/",
                "/login/oauth2/code/psc?code=x"
            })
    void V23_V24_V25_a_target_elsewhere_becomes_the_first_page(String target) {
        String encoded = java.net.URLEncoder.encode(target, java.nio.charset.StandardCharsets.UTF_8);
        HttpResponse<String> started = browser.get("/oauth2/authorization/psc?target=" + encoded);

        assertThat(location(browser.get(psc.login(location(started), Personas.PHYSICIAN))))
                .hasToString("/");
    }

    @Test
    void V26_V27_headers_of_a_proxy_and_of_the_browser_do_not_change_where_anybody_goes() {
        HttpResponse<String> started = browser.get(
                "/oauth2/authorization/psc",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Uri",
                "//evil.example",
                "Forwarded",
                "host=evil.example");

        assertThat(location(started).getQuery()).contains("redirect_uri=http://localhost:" + port + "/login");
        assertThat(location(browser.get(psc.login(location(started), Personas.PHYSICIAN))))
                .hasToString("/");
    }
}
