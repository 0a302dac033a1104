package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.event.PscEvent;
import io.github.psc4j.login.PendingLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies that look like pending logins and are none: left over, or planted by a neighbor on the same domain. */
class ManyCookiesTest {
    private final TestWeb app = new TestWeb();
    private final TestWeb.Browser browser = app.browser();

    @AfterEach
    void stop() {
        app.close();
    }

    private static String planted(int number) {
        return "__Host-psc-login-planted%09d".formatted(number);
    }

    private void plant(int count, String value) {
        for (int i = 0; i < count; i++) {
            browser.cookies.put(planted(i), value);
        }
    }

    @Test
    void a_login_that_begins_beside_stale_cookies_refuses_none() {
        plant(6, "A".repeat(8));

        browser.get("/login");

        assertThat(app.logins.events).noneMatch(PscEvent.LoginRefused.class::isInstance);
        assertThat(browser.pendingLogins()).hasSize(4);
    }

    @Test
    void what_goes_first_is_what_the_browser_sends_first() {
        plant(5, "A".repeat(8));

        browser.get("/login");

        assertThat(browser.pendingLogins()).hasSize(4).contains(planted(2), planted(3), planted(4));
    }

    @Test
    void long_ones_go_although_they_are_few() {
        plant(3, "A".repeat(1_500));

        browser.get("/login");

        assertThat(browser.pendingLogins()).hasSize(3).contains(planted(1), planted(2));
        assertThat(browser.request("GET", "/").headers("Cookie").get(0)).hasSizeLessThan(4_400);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120, 5_000})
    void V21_planted_cookies_keep_nobody_out(int count) {
        plant(count, "A".repeat(8));

        PendingLogin pending = browser.begin("/page");

        assertThat(browser.setCookies).hasSize(21);
        assertThat(browser.comeBack(pending).location()).contains("/page");
    }

    @Test
    void V21_a_response_that_cannot_be_read_removes_a_bounded_number() {
        plant(60, "A".repeat(8));

        assertThat(browser.get("/login/psc?state=a&state=b").status()).isEqualTo(400);

        assertThat(browser.setCookies).hasSize(20);
    }

    @Test
    void planted_cookies_with_long_names_keep_nobody_out() {
        for (int i = 0; i < 3; i++) {
            browser.cookies.put(planted(i) + "n".repeat(2_300), "A");
        }

        assertThat(browser.get("/login/psc?state=a&state=b").status()).isEqualTo(400);

        assertThat(browser.setCookies).isEmpty();
        assertThat(browser.comeBack(browser.begin("/page")).location()).contains("/page");
    }

    @Test
    void a_cookie_without_the_prefix_is_none_of_ours_over_https() {
        PendingLogin pending = browser.begin("/page");
        String name = browser.pendingLogins().get(0);
        browser.cookies.put(name.substring("__Host-".length()), browser.cookies.remove(name));

        assertThat(browser.comeBack(pending).status()).isEqualTo(400);
    }
}
