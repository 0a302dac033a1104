package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider ends sessions by itself. */
class BackChannelLogoutTest {
    private static final String PATH = "/logout/back-channel";

    private final TestWeb app = new TestWeb();
    private final TestWeb.Browser browser = app.browser();

    @AfterEach
    void stop() {
        app.close();
    }

    private WebResponse post(String token) {
        return app.browser().post(PATH, Map.of("logout_token", token));
    }

    private void assertRefused(WebResponse response, int status, String body) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers())
                .containsEntry("Content-Type", List.of("application/json;charset=UTF-8"))
                .containsEntry("Cache-Control", List.of("no-store"))
                .doesNotContainKey("Set-Cookie");
        assertThat(browser.isLoggedIn()).isTrue();
    }

    private static String invalid(String description) {
        return "{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}";
    }

    @Test
    void a_session_that_ended_there_ends_here() {
        browser.logIn();

        WebResponse response = post(app.logoutToken(c -> {}));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers()).containsEntry("Cache-Control", List.of("no-store"));
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void a_logout_that_concerns_nobody_is_good_as_well() {
        browser.logIn();

        assertThat(post(app.logoutToken(c -> c.put("sid", "another"))).status()).isEqualTo(200);
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @Test
    void the_cookies_of_the_request_say_nothing() {
        browser.logIn();

        assertRefused(browser.post(PATH, Map.of()), 400, invalid("one logout_token in a form is expected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "OPTIONS", "post"})
    void a_logout_token_is_posted(String method) {
        browser.logIn();

        WebResponse response =
                app.answer(app.browser().request(method, PATH).form("logout_token=" + app.logoutToken(c -> {})));

        assertThat(response.headers()).containsEntry("Allow", List.of("POST"));
        assertRefused(response, 405, invalid("a logout token is posted"));
    }

    @Test
    void a_token_in_the_address_or_twice_is_none() {
        browser.logIn();
        String token = app.logoutToken(c -> {});

        assertThat(app.answer(app.browser().request("POST", PATH + "?logout_token=" + token))
                        .status())
                .isEqualTo(400);
        assertRefused(
                app.answer(
                        app.browser().request("POST", PATH).form("logout_token=" + token + "&logout_token=" + token)),
                400,
                invalid("one logout_token in a form is expected"));
    }

    @Test
    void V42_V43_what_is_no_logout_token_or_comes_again_ends_nothing() {
        browser.logIn();
        assertRefused(post("nonsense"), 400, invalid("PSC-5001"));
        assertRefused(
                post(TestToken.good(app.logins.provider.issuer(), "my-service").sign()), 400, invalid("PSC-5005"));
        String once = app.logoutToken(c -> c.put("sid", "another"));
        assertThat(post(once).status()).isEqualTo(200);
        assertRefused(post(once), 400, invalid("PSC-5021"));
    }

    @Test
    void without_the_providers_keys_the_same_token_can_come_again() {
        TestWeb cold = new TestWeb();
        cold.logins.provider.on("/keys", ScriptedProvider.text(503, "text/plain", ""));

        WebResponse response = cold.browser().post(PATH, Map.of("logout_token", cold.logoutToken(c -> {})));

        cold.close();
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body())
                .isEqualTo("{\"error\":\"temporarily_unavailable\",\"error_description\":\"PSC-5017\"}");
    }

    @Test
    void a_session_that_ends_at_the_provider_while_the_application_admits_it_does_not_begin() {
        Runnable[] meanwhile = {() -> {}};
        TestWeb slow = new TestWeb(builder -> builder.refuseWhen(session -> {
            meanwhile[0].run();
            return java.util.Optional.empty();
        }));
        TestWeb.Browser person = slow.browser();
        meanwhile[0] = () -> assertThat(slow.browser()
                        .post(PATH, Map.of("logout_token", slow.logoutToken(c -> {})))
                        .status())
                .isEqualTo(200);

        person.comeBack(person.begin("/espace"));

        assertThat(person.isLoggedIn()).isFalse();
        slow.close();
    }
}
