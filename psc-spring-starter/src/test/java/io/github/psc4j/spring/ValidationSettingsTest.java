package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What an application can say about levels of assurance, clocks and callbacks, seen at its logins. */
@TestPropertySource(
        properties = {
            "psc.clock-skew=2m",
            "psc.response-issuer=optional",
            "psc.assurance.absent=refused",
            "psc.assurance.aliases[eidas_high]=eidas3"
        })
class ValidationSettingsTest extends PscIntegrationTest {
    private HttpResponse<String> logInWithClaim(String name, Object value) {
        psc.alterIdToken(claims -> {
            claims.remove(name);
            if (value != null) {
                claims.put(name, value);
            }
            return claims;
        });
        return logIn(Personas.PHYSICIAN);
    }

    private void assertLoggedIn(HttpResponse<String> answer) {
        assertThat(location(answer)).hasToString("/page");
    }

    @Test
    void a_level_under_another_name_is_understood() {
        assertLoggedIn(logInWithClaim("acr", "eidas_high"));
    }

    @Test
    void a_level_under_an_unknown_name_is_refused() {
        assertRefused(logInWithClaim("acr", "high"), 403, "PSC-5014", "Un moyen d’identification plus fort");
    }

    @Test
    void a_token_without_a_level_is_refused_where_the_application_says_so() {
        assertRefused(logInWithClaim("acr", null), 403, "PSC-5014", "Un moyen d’identification plus fort");
    }

    @Test
    void a_clock_may_be_off_as_far_as_the_application_says() {
        assertLoggedIn(logInWithClaim("iat", Instant.now().plusSeconds(100).getEpochSecond()));
    }

    @Test
    void a_callback_without_the_issuer_is_accepted_where_the_application_says_so() {
        URI start = location(browser.get("/oauth2/authorization/psc?target=/page"));
        String callback = psc.login(start, Personas.PHYSICIAN).toString();

        assertThat(callback).contains("iss=");
        assertLoggedIn(browser.get(URI.create(callback.replaceAll("[?&]iss=[^&]*", ""))));
    }
}
