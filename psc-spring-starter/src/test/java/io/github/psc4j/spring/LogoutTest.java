package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Of a cookie that is {@code SameSite=Lax} the browser sends nothing then, and keeps what the answer sets. */
    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site,cross-site", "Origin,https://evil.example", "Origin,null"})
    void V44_V45_a_form_of_another_site_does_not_replace_the_session(String header, String value) throws Exception {
        for (String path : List.of("/logout", "/logout/local", "/change", "/page", "/oauth2/authorization/psc")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(browser.uri(path))
                                    .header(header, value)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("_csrf=x"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
    }

    @Test
    void a_form_of_this_site_without_a_session_is_refused_as_ever() {
        assertThat(browser.post("/change", Map.of("_csrf", "x")).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> logOut(String path) {
        return browser.post(path, Map.of("_csrf", browser.csrf("/page")));
    }

    private void assertNotLoggedIn() {
        assertThat(browser.get("/me", "Accept", "application/json").statusCode())
                .isEqualTo(401);
    }
}
