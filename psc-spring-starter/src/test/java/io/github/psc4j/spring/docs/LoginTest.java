package io.github.psc4j.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sample of the mock provider's README for Spring Boot. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@PscMock
class LoginTest {
    @LocalServerPort
    int port;

    @Test
    void a_nurse_logs_in(PscMockProvider psc) {
        MockBrowser.Page page = psc.loginAt(URI.create("http://localhost:" + port + "/private"), Personas.NURSE);

        // There is no such page in this application: somebody who is logged in may see that.
        assertThat(page.status()).isEqualTo(404);
        psc.journal().verify().once(Operation.USERINFO).nothingRefused();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}
}
