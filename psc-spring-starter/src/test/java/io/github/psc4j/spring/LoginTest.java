package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** With the mock on the class path and nothing configured, a person logs in. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LoginTest {
    @Autowired
    private PscMockProvider psc;

    @LocalServerPort
    private int port;

    private TestBrowser browser;

    @BeforeEach
    void openBrowser() {
        psc.reset();
        browser = new TestBrowser(port);
    }

    @Test
    void a_person_who_asks_for_a_page_logs_in_and_gets_that_page() {
        URI callback = psc.login(browser.startLogin("/me?x=1"), Personas.PHYSICIAN);

        HttpResponse<String> landed = browser.get(callback);

        assertThat(landed.statusCode()).isEqualTo(302);
        assertThat(location(landed)).hasToString("/me?x=1");
        assertThat(browser.get("/me").body())
                .contains("FAUXMÉDECIN", "\"rpps\":\"99910001017\"", "\"situations\":2", "ROLE_PSC_USER", "EIDAS1");
        assertThat(psc.refusals()).isEmpty();
    }
}
