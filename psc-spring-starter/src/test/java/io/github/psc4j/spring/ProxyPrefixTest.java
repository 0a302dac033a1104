package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that strips a part of the path, and says so in a header or not. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=framework",
            "psc.redirect-uri=http://localhost:8080/app/login/oauth2/code/psc",
            "psc.callback-path=/login/oauth2/code/psc",
            "logging.level.org.springframework=TRACE"
        })
class ProxyPrefixTest extends PscIntegrationTest {

    @Test
    void a_person_logs_in_behind_a_proxy_that_names_what_it_strips(CapturedOutput output) {
        URI login = location(throughProxy("/page"));
        assertThat(login).hasToString("/app/oauth2/authorization/psc?target=%2Fpage");

        HttpResponse<String> started = throughProxy(login.toString().substring("/app".length()));
        URI callback = psc.login(location(started), Personas.PHYSICIAN);
        assertThat(callback.getPath()).isEqualTo("/app/login/oauth2/code/psc");
        HttpResponse<String> landed =
                throughProxy(callback.getRawPath().substring("/app".length()) + "?" + callback.getRawQuery());

        assertThat(location(landed)).hasToString("/app/page");
        assertThat(output.getAll()).doesNotContain(callback.getRawQuery().replaceAll(".*code=([^&]+).*", "$1"));
    }

    @Test
    void a_person_logs_in_behind_a_proxy_that_says_nothing() {
        URI callback = psc.login(browser.startLogin("/page"), Personas.PHYSICIAN);

        HttpResponse<String> landed =
                browser.get(callback.getRawPath().substring("/app".length()) + "?" + callback.getRawQuery());

        assertThat(location(landed)).hasToString("/page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=c&state=s", "x=1&state=s&code=c", "%63ode=c&stat%65=s", "state=s&error=e&code="})
    void an_answer_that_came_to_another_address_is_in_no_redirect(String query, CapturedOutput output) {
        HttpResponse<String> answer = browser.get("/elsewhere?" + query);

        assertThat(location(answer)).hasToString("/oauth2/authorization/psc");
        assertThat(output.getAll()).contains("psc.callback-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=75", "state=open"})
    void a_page_of_the_application_keeps_its_parameters(String query) {
        assertThat(location(browser.get("/page?" + query)).getQuery()).isEqualTo("target=/page?" + query);
    }

    private HttpResponse<String> throughProxy(String path) {
        return browser.get(path, "X-Forwarded-Prefix", "/app");
    }
}
