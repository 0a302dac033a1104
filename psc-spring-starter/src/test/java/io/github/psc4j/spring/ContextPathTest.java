package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** An application that is not at the root of its server. */
@TestPropertySource(properties = "server.servlet.context-path=/app")
class ContextPathTest extends PscIntegrationTest {

    @Test
    void a_person_logs_in_and_comes_back_below_the_context_path() {
        URI login = location(browser.get("/app/page"));
        assertThat(login).hasToString("/app/oauth2/authorization/psc?target=%2Fpage");

        URI callback = psc.login(location(browser.get(login.toString())), Personas.PHYSICIAN);

        assertThat(callback.getPath()).isEqualTo("/app/login/oauth2/code/psc");
        assertThat(location(browser.get(callback))).hasToString("/app/page");
    }

    @Test
    void a_script_is_told_where_the_login_is() {
        assertThat(browser.get("/app/me", "Accept", "application/json").body())
                .isEqualTo("{\"error\":\"login_required\",\"login\":\"/app/oauth2/authorization/psc\"}");
    }
}
