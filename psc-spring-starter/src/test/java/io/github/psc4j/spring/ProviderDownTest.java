package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application starts while the provider is down, says so to who wants to log in, and recovers by itself. */
class ProviderDownTest {

    @Test
    void an_application_starts_without_the_provider_and_logs_in_once_it_is_there() {
        PscMockProvider before = PscMockProvider.start();
        int provider = before.issuer().getPort();
        before.close();
        try (ConfigurableApplicationContext application = start(before.issuer())) {
            TestBrowser browser = new TestBrowser(port(application));

            HttpResponse<String> down = browser.get("/oauth2/authorization/psc?target=/page");

            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.body()).contains("Pro Santé Connect ne répond pas", "PSC-2001", "Réessayer");
            assertThat(browser.cookies).isEmpty();
            try (PscMockProvider psc = PscMockProvider.builder().port(provider).start()) {
                // A dead provider is not asked again at once.
                application.getBean(MovableClock.class).ahead(Duration.ofSeconds(10));
                URI start = location(browser.get("/oauth2/authorization/psc?target=/page"));
                assertThat(location(browser.get(here(application, psc.login(start, Personas.NURSE)))))
                        .hasToString("/page");
            }
        }
    }

    @Test
    void a_provider_that_dies_during_a_login_leaves_no_half_session() {
        PscMockProvider psc = PscMockProvider.start();
        try (ConfigurableApplicationContext application = start(psc.issuer())) {
            TestBrowser browser = new TestBrowser(port(application));
            URI callback = here(application, psc.login(browser.startLogin("/page"), Personas.NURSE));
            psc.close();

            HttpResponse<String> answer = browser.get(callback);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("PSC-2001", "Pro Santé Connect ne répond pas");
            assertThat(browser.cookies).isEmpty();
        }
    }

    /** The redirect URI is of another port than the application's: it is the path that counts here. */
    private static ConfigurableApplicationContext start(URI issuer) {
        return new SpringApplicationBuilder(TestApplication.class, MovableClock.Configuration.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "psc.issuer=" + issuer,
                        "psc.client-id=" + PscMockProvider.CLIENT_ID,
                        "psc.client-secret=" + PscMockProvider.CLIENT_SECRET,
                        "psc.redirect-uri=http://localhost:8080/login/oauth2/code/psc")
                .run();
    }

    private static int port(ConfigurableApplicationContext application) {
        return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static URI here(ConfigurableApplicationContext application, URI callback) {
        return URI.create(callback.toString().replace("localhost:8080", "localhost:" + port(application)));
    }
}
