package io.github.psc4j.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A whole visit at TRACE leaves no token, no secret and nobody's identity in the output. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "psc.mock.port=0",
            "psc.propagation.targets.dossiers.url=http://localhost:1",
            "logging.level.root=TRACE",
            // The container prints every byte of a request at this level.
            "logging.level.org.apache=INFO"
        })
class NoSecretInLogsTest {
    @Autowired
    private PscMockProvider psc;

    @LocalServerPort
    private int port;

    @Test
    void V48_a_visit_logs_no_token_no_secret_and_nobodys_identity(CapturedOutput output) {
        List<String> secrets = new CopyOnWriteArrayList<>(
                List.of(PscMockProvider.CLIENT_SECRET, "99910001017", "FAUXM", "00010010700010", "VILLEFICTIVE"));
        psc.alterTokenResponse(answer -> {
            for (String name : List.of("access_token", "refresh_token", "id_token")) {
                secrets.add(String.valueOf(answer.get(name)));
            }
            return answer;
        });
        Browser browser = new Browser(port);
        URI started = location(browser, "/oauth2/authorization/psc?target=/espace");
        browser.get(psc.login(started, Personas.PHYSICIAN).toString());
        String page = browser.get("/espace").body();
        assertThat(page).contains("99910001017");
        String key = page.replaceAll("(?s).*?type=\"radio\".*?value=\"([^\"]+)\".*", "$1");
        browser.post("/situation", Map.of("_csrf", Browser.csrf(page), "situation", key));
        browser.get("/espace");
        browser.post("/logout", Map.of("_csrf", Browser.csrf(page)));

        assertThat(secrets).hasSizeGreaterThan(5);
        assertThat(output.getAll()).contains("TRACE");
        secrets.forEach(secret -> assertThat(output.getAll().lines().filter(line -> line.contains(secret)))
                .isEmpty());
    }

    private static URI location(Browser browser, String path) {
        return URI.create(browser.get(path).headers().firstValue("Location").orElseThrow());
    }
}
