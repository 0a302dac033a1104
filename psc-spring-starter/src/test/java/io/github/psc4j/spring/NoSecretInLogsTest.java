package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.web.LoginFailure;
import io.github.psc4j.web.servlet.ServletExchange;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** V48: a whole run at TRACE, with every secret of it known to the test, and none of them in the output. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "logging.level.root=TRACE",
            // The container prints every byte of a request at this level: for its own developers, never in an
            // application.
            "logging.level.org.apache=INFO",
            "logging.level.sun.net=INFO",
            "logging.level.jdk.internal=INFO"
        })
@Import(NoSecretInLogsTest.FailingAdmission.class)
class NoSecretInLogsTest extends PscIntegrationTest {

    @Test
    void V48_a_login_two_refusals_and_a_logout_log_no_secret(CapturedOutput output) {
        Map<String, String> secrets = new LinkedHashMap<>();
        List<String> tokens = new CopyOnWriteArrayList<>();
        psc.alterTokenResponse(answer -> {
            for (String name : List.of("access_token", "refresh_token", "id_token")) {
                tokens.add(String.valueOf(answer.get(name)));
            }
            return answer;
        });
        URI started = location(browser.get("/oauth2/authorization/psc?target=/page"));
        note(secrets, started, "state", "nonce", "code_challenge");
        browser.cookies.forEach((name, value) -> secrets.put("pending login", value));
        URI callback = psc.login(started, Personas.PHYSICIAN);
        note(secrets, callback, "code");
        browser.get(callback);
        String session = browser.cookies.get(TestBrowser.SESSION_COOKIE);
        assertThat(browser.get("/page").statusCode()).isEqualTo(200);
        browser.get(callback);
        browser.get(psc.cancel(location(browser.get("/oauth2/authorization/psc"))));
        String csrf = browser.csrf("/page");
        URI logout = location(browser.post("/logout", Map.of("_csrf", csrf)));

        assertThat(logout.getRawQuery()).contains("id_token_hint=");
        assertThat(tokens).hasSize(3);
        for (int i = 0; i < tokens.size(); i++) {
            secrets.put("token " + i, tokens.get(i));
            String[] parts = tokens.get(i).split("\\.");
            secrets.put("payload of token " + i, parts[parts.length / 2]);
        }
        secrets.put("client secret", PscMockProvider.CLIENT_SECRET);
        secrets.put("RPPS", "99910001017");
        secrets.put("name", "FAUXM");
        secrets.put("SIRET", "00010010700010");
        String logged = output.getAll();
        assertThat(logged).contains("TRACE", "login refused: PSC-3002", "login refused: PSC-3006");
        // Spring names a session when it is dead.
        assertThat(logged.lines().filter(line -> line.contains(session)))
                .allSatisfy(line -> assertThat(line).contains("Invalidated session"));
        secrets.forEach((what, secret) -> assertThat(logged.lines().filter(line -> line.contains(secret)))
                .as(what)
                .isEmpty());
    }

    @Test
    void an_exception_during_the_callback_logs_no_code(CapturedOutput output) {
        URI callback = psc.login(browser.startLogin("/page"), Personas.NURSE);

        assertThat(browser.get(callback).statusCode()).isEqualTo(500);

        assertThat(output.getAll()).contains("\"ERROR\" dispatch for GET \"/error\"");
        assertNothingLogged(output, callback);
    }

    @Test
    void a_callback_by_POST_logs_no_code_that_nobody_has_spent(CapturedOutput output) {
        URI callback = psc.login(browser.startLogin("/page"), Personas.PHYSICIAN);

        HttpResponse<String> answer = browser.post(callback.getRawPath() + "?" + callback.getRawQuery(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(output.getAll()).contains("\"ERROR\" dispatch for GET \"/error\"");
        assertNothingLogged(output, callback);
    }

    @Test
    void a_callback_whose_path_is_spelt_in_another_way_logs_no_code(CapturedOutput output) {
        URI callback = psc.login(browser.startLogin("/page"), Personas.PHYSICIAN);

        HttpResponse<String> answer = browser.get(URI.create(callback.toString().replace("/psc?", "/%70sc?")));

        assertThat(location(answer)).hasToString("/page");
        assertNothingLogged(output, callback);
    }

    private static void assertNothingLogged(CapturedOutput output, URI callback) {
        Map<String, String> secrets = new LinkedHashMap<>();
        note(secrets, callback, "code", "state");
        secrets.forEach((what, secret) -> assertThat(output.getAll().lines().filter(line -> line.contains(secret)))
                .as(what)
                .isEmpty());
    }

    private static void note(Map<String, String> secrets, URI uri, String... names) {
        for (String name : names) {
            secrets.put(name, uri.getRawQuery().replaceAll("(?:.*&)?" + name + "=([^&]+).*", "$1"));
        }
    }

    /** Fails for a nurse, as where the directory of the application is down. */
    @Configuration(proxyBeanMethods = false)
    static class FailingAdmission {
        @Bean
        PscUserChecker failingAdmission() {
            return session -> {
                if (session.professional().rpps().orElseThrow().value().equals("99910002023")) {
                    throw new IllegalStateException("the directory is down");
                }
            };
        }

        /** Fails in its turn, so that the container looks for a page. */
        @Bean
        PscErrorPage failingPage() {
            return (failure, request, response) -> {
                if (failure.kind() == LoginFailure.Kind.FAULT) {
                    throw new IllegalStateException("the template is broken");
                }
                ServletExchange.send(failure.page(), response);
            };
        }
    }
}
