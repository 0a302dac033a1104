package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.event.PscEvent;
import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Cookies that look like pending logins and are none: left over, or planted by a neighbour on the same domain. */
@Import(ManyCookiesTest.Listening.class)
class ManyCookiesTest extends PscIntegrationTest {
    @Autowired
    List<PscEvent> events;

    @Test
    void a_login_that_starts_beside_stale_cookies_refuses_none() {
        plant(6);
        events.clear();

        browser.startLogin("/page");

        assertThat(events).noneMatch(PscEvent.LoginRefused.class::isInstance);
        assertThat(browser.pendingLogins()).hasSize(4);
    }

    @Test
    void what_goes_first_is_what_the_browser_sends_first() {
        plant(5);

        browser.startLogin("/page");

        assertThat(browser.pendingLogins()).hasSize(4).contains(planted(2), planted(3), planted(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120})
    void planted_cookies_keep_nobody_out(int count) {
        plant(count);

        URI callback = psc.login(browser.startLogin("/page"), Personas.PHYSICIAN);

        assertThat(browser.setCookies).hasSize(21);
        assertThat(location(browser.get(callback))).hasToString("/page");
    }

    @Test
    void V21_an_answer_that_cannot_be_read_removes_a_bounded_number() {
        plant(60);

        assertThat(browser.get("/login/oauth2/code/psc?state=a&state=b").statusCode())
                .isEqualTo(400);

        assertThat(browser.setCookies).hasSize(20);
    }

    @Test
    void planted_cookies_with_long_names_keep_nobody_out() {
        for (int i = 0; i < 3; i++) {
            browser.cookies.put(planted(i) + "n".repeat(2_300), "A");
        }

        assertThat(browser.get("/login/oauth2/code/psc?state=a&state=b").statusCode())
                .isEqualTo(400);

        assertThat(browser.setCookies).isEmpty();
        assertThat(location(browser.get(psc.login(browser.startLogin("/page"), Personas.PHYSICIAN))))
                .hasToString("/page");
    }

    private static String planted(int number) {
        return "psc-login-planted%09d".formatted(number);
    }

    private void plant(int count) {
        for (int i = 0; i < count; i++) {
            browser.cookies.put(planted(i), "A".repeat(8));
        }
    }

    @TestConfiguration
    static class Listening {
        @Bean
        List<PscEvent> events() {
            return new CopyOnWriteArrayList<>();
        }

        @Bean
        PscClientCustomizer listening(List<PscEvent> events) {
            return builder -> builder.listener(events::add);
        }
    }
}
