package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.Persona;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A running application, a running provider and a browser. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class PscIntegrationTest {
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

    HttpResponse<String> logIn(Persona persona) {
        URI start = location(browser.get("/oauth2/authorization/psc?target=/page"));
        return browser.get(psc.login(start, persona));
    }

    /** What the person sees, what the developer finds, and that nothing is left of the login. */
    void assertRefused(HttpResponse<String> answer, int status, String code, String heading) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<html lang=\"fr\">", "<h1>" + heading, code, "Réessayer");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertNobodyIsLoggedIn();
    }

    void assertNobodyIsLoggedIn() {
        assertThat(browser.get("/me", "Accept", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(browser.cookies).doesNotContainKey(TestBrowser.SESSION_COOKIE);
    }
}
