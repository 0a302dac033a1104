package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The rules of PSC on how long a session lasts. */
@Import(MovableClock.Configuration.class)
@TestPropertySource(properties = "psc.propagation.targets.nowhere.url=http://localhost:1/api")
class SessionBoundsTest extends PscIntegrationTest {
    @Autowired
    private MovableClock clock;

    @BeforeEach
    void now() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void four_hours_after_authentication_the_session_is_closed_here() {
        logIn(Personas.PHYSICIAN);
        clock.ahead(Duration.ofHours(4).minusMinutes(1));
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);
        String session = browser.cookies.get(TestBrowser.SESSION_COOKIE);

        clock.ahead(Duration.ofHours(4));

        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
        clock.ahead(Duration.ZERO);
        browser.cookies.put(TestBrowser.SESSION_COOKIE, session);
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void a_session_that_the_provider_no_longer_renews_is_closed_here_and_the_person_logs_in_again() {
        logIn(Personas.PHYSICIAN);
        psc.reset();
        clock.ahead(Duration.ofMinutes(3));

        assertThat(browser.get("/call?uri=http://localhost:1/api").headers().firstValue("Location"))
                .hasValueSatisfying(
                        location -> assertThat(location).startsWith("/oauth2/authorization/psc?target=%2Fcall"));
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void a_login_that_took_more_than_ten_minutes_is_said_to_have_expired() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        clock.ahead(Duration.ofMinutes(10));

        assertRefused(browser.get(callback), 400, "PSC-3001", "La connexion a pris trop de temps");
        assertThat(browser.pendingLogins()).isEmpty();
    }
}
