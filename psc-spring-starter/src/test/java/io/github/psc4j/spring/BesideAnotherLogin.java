package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What holds of {@code pscLogin()} and another login in the same filter chain, whichever it is. */
abstract class BesideAnotherLogin {
    @Autowired
    PscMockProvider psc;

    @LocalServerPort
    int port;

    TestBrowser browser;

    @BeforeEach
    void openBrowser() {
        psc.reset();
        browser = new TestBrowser(port);
    }

    /** Logs an agent in by the other login. */
    abstract HttpResponse<String> logInElsewhere();

    /** Tries the other login with what it refuses. */
    abstract HttpResponse<String> failElsewhere();

    /** What {@code /who} says of a person whom the other login let in. */
    abstract String agent();

    HttpResponse<String> logInHere(String target) {
        return browser.get(
                psc.login(location(browser.get("/oauth2/authorization/psc?target=" + target)), Personas.PHYSICIAN));
    }

    String who() {
        HttpResponse<String> response = browser.get("/who", "Accept", "application/json");
        return response.statusCode() == 200 ? response.body() : "nobody: " + response.statusCode();
    }

    @Test
    void a_professional_logs_in() {
        assertThat(location(logInHere("/form"))).hasToString("/form");
        assertThat(who()).isEqualTo("PscAuthentication PscUser");
        assertThat(psc.refusals()).isEmpty();
    }

    @Test
    void an_agent_logs_in() {
        assertThat(logInElsewhere().statusCode()).isEqualTo(302);
        assertThat(who()).isEqualTo(agent());
    }

    @Test
    void a_login_takes_the_place_of_the_other_in_a_session_of_its_own() {
        logInElsewhere();
        TestBrowser agents = browser.copy();
        logInHere("/form");

        assertThat(who()).isEqualTo("PscAuthentication PscUser");
        assertThat(agents.get("/who", "Accept", "application/json").statusCode())
                .isEqualTo(401);
        String session = browser.cookies.get(TestBrowser.SESSION_COOKIE);
        logInElsewhere();
        assertThat(who()).isEqualTo(agent());
        assertThat(browser.cookies.get(TestBrowser.SESSION_COOKIE)).isNotEqualTo(session);
    }

    @Test
    void a_professional_who_does_not_get_in_leaves_the_agent_alone() {
        logInElsewhere();
        psc.alterIdToken(claims -> {
            claims.put("nonce", "of-another-login");
            return claims;
        });
        HttpResponse<String> refused = logInHere("/form");

        assertThat(refused.body()).contains("PSC-5012");
        assertThat(who()).isEqualTo(agent());
    }

    @Test
    void an_agent_who_does_not_get_in_leaves_the_professional_alone() {
        logInHere("/form");
        HttpResponse<String> refused = failElsewhere();

        assertRefusedElsewhere(refused);
        assertThat(who()).isEqualTo("PscAuthentication PscUser");
    }

    @Test
    void a_forged_callback_leaves_the_agent_alone() {
        logInElsewhere();
        assertThat(browser.get("/login/oauth2/code/psc?code=forged&state=forged")
                        .body())
                .contains("PSC-3002");
        assertThat(who()).isEqualTo(agent());
    }

    @Test
    void nobody_is_logged_in_by_the_failure_of_either() {
        failElsewhere();
        browser.get("/login/oauth2/code/psc?code=forged&state=forged");
        assertThat(who()).isEqualTo("nobody: 401");
    }

    void assertRefusedElsewhere(HttpResponse<String> refused) {
        assertThat(location(refused)).hasPath("/login").hasQuery("error");
    }

    /** Where the login begins that stands first in the chain. */
    String firstLogin() {
        return "/oauth2/authorization/psc";
    }

    @Test
    void who_asks_for_a_page_is_sent_to_the_login_that_stands_first() {
        assertThat(location(browser.get("/who"))).hasPath(firstLogin());
        assertThat(browser.get("/who", "Accept", "application/json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_agent_logs_out_and_ends_on_a_page_of_the_application() {
        logInElsewhere();
        HttpResponse<String> out = browser.post("/logout", Map.of("_csrf", browser.csrf("/form")));

        assertThat(location(out)).hasToString("/");
        assertThat(who()).isEqualTo("nobody: 401");
    }

    @Test
    void a_professional_logs_out_at_the_provider_too() {
        logInHere("/form");
        HttpResponse<String> out = browser.post("/logout", Map.of("_csrf", browser.csrf("/form")));

        assertThat(location(out).toString()).startsWith(psc.issuer().toString());
        assertThat(who()).isEqualTo("nobody: 401");
    }

    @RestController
    static class Pages {
        @GetMapping("/who")
        String who(Authentication authentication) {
            return authentication.getClass().getSimpleName() + " "
                    + authentication.getPrincipal().getClass().getSimpleName();
        }

        @GetMapping(path = "/form", produces = "text/html")
        String form(CsrfToken csrf) {
            return "<form method=post action=/logout><input name=\"_csrf\" value=\"" + csrf.getToken() + "\"></form>";
        }
    }
}
