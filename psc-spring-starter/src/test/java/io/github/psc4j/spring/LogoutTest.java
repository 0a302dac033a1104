package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two ends of a session: here and at the provider, or here only. */
class LogoutTest extends PscIntegrationTest {

    @Test
    void a_click_on_logout_closes_the_session_here_and_at_the_provider() {
        MockBrowser wallet = psc.newBrowser();
        URI start = location(browser.get("/oauth2/authorization/psc?target=/page"));
        browser.get(wallet.login(start, Personas.PHYSICIAN));

        HttpResponse<String> answer = logOut("/logout");

        assertThat(location(answer).toString()).startsWith(psc.issuer() + "/protocol/openid-connect/logout?");
        assertNotLoggedIn();
        assertThat(wallet.logout(location(answer)))
                .hasValueSatisfying(
                        back -> assertThat(back.toString()).startsWith("http://localhost:" + port + "/?state="));
        assertThat(wallet.login(browser.startLogin("/me"), Personas.NURSE)).satisfies(callback -> {
            browser.get(callback);
            assertThat(browser.get("/me").body()).contains("EXEMPLAIRE");
        });
        assertThat(psc.refusals()).isEmpty();
    }

    @Test
    void with_the_provider_down_the_session_is_closed_here_and_the_person_lands_on_the_first_page() {
        logIn(Personas.PHYSICIAN);
        psc.wireMock()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .atPriority(1)
                        .willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        String csrf = browser.csrf("/page");

        HttpResponse<String> answer = browser.post("/logout", Map.of("_csrf", csrf));

        assertThat(location(answer)).hasToString("/?logout=local");
        assertNotLoggedIn();
    }

    @Test
    void a_local_logout_leaves_the_session_at_the_provider() {
        logIn(Personas.PHYSICIAN);

        assertThat(location(logOut("/logout/local"))).hasToString("/?logout=local");
        assertNotLoggedIn();
        assertThat(psc.wireMock().getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().contains("/logout"));
    }

    private HttpResponse<String> logOut(String path) {
        return browser.post(path, Map.of("_csrf", browser.csrf("/page")));
    }

    private void assertNotLoggedIn() {
        assertThat(browser.get("/me", "Accept", "application/json").statusCode())
                .isEqualTo(401);
    }
}
