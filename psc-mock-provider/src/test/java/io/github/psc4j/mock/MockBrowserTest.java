package io.github.psc4j.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.psc4j.mock.model.Rule;
import java.io.UncheckedIOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser that goes through the service. The service here is made of stubs in another provider's WireMock. */
class MockBrowserTest {

    private final PscMockProvider psc = PscMockProvider.start();
    private final PscMockProvider elsewhere = PscMockProvider.start();
    private final RelyingParty client = new RelyingParty(psc);

    @BeforeEach
    void service() {
        elsewhere
                .wireMock()
                .stubFor(get("/private")
                        .willReturn(temporaryRedirect("/login").withHeader("Set-Cookie", "S=1; Path=/")));
        elsewhere
                .wireMock()
                .stubFor(get("/login")
                        .willReturn(temporaryRedirect(client.authorizationUriWith("redirect_uri", uri("/callback") + "")
                                .toString())));
        elsewhere
                .wireMock()
                .stubFor(get(urlPathEqualTo("/callback"))
                        .withCookie("S", WireMock.equalTo("1"))
                        .willReturn(temporaryRedirect("/welcome")));
        elsewhere.wireMock().stubFor(get("/welcome").willReturn(aResponse().withBody("Bonjour")));
    }

    @AfterEach
    void stop() {
        psc.close();
        elsewhere.close();
    }

    @Test
    void logs_in_by_way_of_the_service_and_comes_back_with_its_cookies() {
        MockBrowser.Page page = psc.loginAt(uri("/private"), Personas.NURSE);

        assertThat(page.uri()).isEqualTo(uri("/welcome"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("Bonjour");
        elsewhere
                .wireMock()
                .verify(getRequestedFor(urlPathEqualTo("/callback")).withQueryParam("code", WireMock.matching(".+")));
    }

    @Test
    void asks_for_pages_as_a_browser_does_and_not_as_a_script() {
        elsewhere
                .wireMock()
                .stubFor(get("/private")
                        .withHeader("Accept", WireMock.containing("text/html"))
                        .atPriority(1)
                        .willReturn(temporaryRedirect("/login").withHeader("Set-Cookie", "S=1; Path=/")));
        elsewhere
                .wireMock()
                .stubFor(get("/private").atPriority(2).willReturn(aResponse().withStatus(401)));

        assertThat(psc.loginAt(uri("/private"), Personas.NURSE).body()).isEqualTo("Bonjour");
    }

    @Test
    void a_second_login_in_the_same_browser_needs_no_page() {
        MockBrowser browser = psc.newBrowser();
        browser.loginAt(uri("/private"), Personas.NURSE);
        MockBrowser.Page page = browser.loginAt(uri("/private"), Personas.PHYSICIAN);

        assertThat(page.uri()).isEqualTo(uri("/welcome"));
        psc.journal().verify().once(io.github.psc4j.mock.journal.Operation.LOGIN_PAGE);
    }

    @Test
    void stops_at_the_page_of_a_refusal() {
        elsewhere
                .wireMock()
                .stubFor(get("/login")
                        .willReturn(temporaryRedirect(client.authorizationUriWith("client_id", "stranger")
                                .toString())));
        MockBrowser.Page page = psc.loginAt(uri("/private"), Personas.NURSE);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains(Rule.UNKNOWN_CLIENT.id());
    }

    @Test
    void stops_at_a_page_of_the_service_that_begins_no_login() {
        assertThat(psc.loginAt(uri("/welcome"), Personas.NURSE).body()).isEqualTo("Bonjour");
    }

    @Test
    void never_leaves_this_machine() {
        elsewhere.wireMock().stubFor(get("/out").willReturn(temporaryRedirect("https://attacker.example/")));
        MockBrowser.Page page = psc.newBrowser().open(uri("/out"));

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.uri()).isEqualTo(uri("/out"));
    }

    @Test
    void gives_up_in_a_circle_and_where_nobody_listens() {
        elsewhere.wireMock().stubFor(get("/circle").willReturn(temporaryRedirect("/circle")));
        MockBrowser browser = psc.newBrowser();

        assertThatThrownBy(() -> browser.open(uri("/circle")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("redirects");
        assertThatThrownBy(() -> browser.open(URI.create("http://localhost:1/")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("localhost:1");
    }

    private URI uri(String path) {
        return elsewhere.issuer().resolve(path);
    }
}
