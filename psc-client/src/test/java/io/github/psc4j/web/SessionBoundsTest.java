package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.session.PscSession;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Four hours after the person authenticated, half an hour without a request: computed from the clock, never remembered. */
class SessionBoundsTest {
    private final TestWeb app = new TestWeb();
    private final TestWeb.Browser browser = app.browser();

    @AfterEach
    void stop() {
        app.close();
    }

    private void advance(String duration) {
        app.logins.clock.advance(Duration.parse(duration));
    }

    @Test
    void a_session_lives_for_half_an_hour_without_a_request_and_no_longer() {
        PscSession session = browser.logIn().psc();
        advance("PT29M59S");
        assertThat(browser.isLoggedIn()).isTrue();
        advance("PT30M");

        WebResponse response = browser.get("/espace");

        assertThat(response.location()).contains("/login");
        assertThat(session.isEnded()).isTrue();
        assertThat(app.sessions.size()).isZero();
    }

    @Test
    void it_lives_for_four_hours_after_the_authentication_however_busy_the_person_is() {
        browser.logIn();
        for (int i = 0; i < 15; i++) {
            advance("PT16M");
            assertThat(browser.isLoggedIn()).as("after %d requests", i).isEqualTo(i < 14);
        }
    }

    @Test
    void a_request_to_the_login_is_no_sign_of_life_for_the_session_of_before() {
        browser.logIn();
        advance("PT29M");
        browser.get("/login");
        advance("PT2M");

        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void F17_a_clock_that_is_set_back_ends_nothing_and_one_that_was_ahead_shortens_nothing() {
        browser.logIn();
        advance("PT-10M");
        assertThat(browser.isLoggedIn()).isTrue();
        advance("PT39M");
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @Test
    void F17_whether_a_session_is_over_is_not_remembered() {
        WebSession session = browser.logIn();
        advance("PT31M");
        assertThat(session.hasEnded()).isTrue();
        assertThat(app.web.hasEnded(session.psc())).isFalse();
        advance("PT-2M");

        assertThat(session.hasEnded()).isFalse();
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @Test
    void a_shorter_idle_time_is_kept() {
        TestWeb shortIdle = new TestWeb(builder -> builder.maxIdle(Duration.ofMinutes(5)));
        TestWeb.Browser person = shortIdle.browser();
        person.logIn();
        shortIdle.logins.clock.advance(Duration.ofMinutes(5));

        assertThat(person.isLoggedIn()).isFalse();
        shortIdle.close();
    }

    @Test
    void an_end_elsewhere_is_seen_at_the_next_request() {
        WebSession session = browser.logIn();
        session.psc().end();

        assertThat(session.hasEnded()).isTrue();
        assertThat(app.web.session(browser.request("GET", "/"), app.sessions)).isEqualTo(Optional.empty());
        assertThat(browser.get("/espace").location()).contains("/login");
    }

    @Test
    void a_script_of_a_person_whose_session_is_over_is_told_so() {
        browser.logIn();
        advance("PT30M");
        browser.headers.put("X-Requested-With", "XMLHttpRequest");

        assertThat(browser.get("/data").status()).isEqualTo(401);
    }
}
