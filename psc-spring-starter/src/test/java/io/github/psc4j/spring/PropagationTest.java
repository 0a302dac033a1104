package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The person's token goes where the configuration says, and nowhere else. */
class PropagationTest extends PscIntegrationTest {
    private static final TestService TARGET = new TestService();
    private static final TestService STRANGER = new TestService();

    @DynamicPropertySource
    static void targets(DynamicPropertyRegistry registry) {
        registry.add("psc.propagation.targets.cases.url", () -> TARGET.url("/api"));
    }

    @BeforeEach
    void forget() {
        TARGET.forget();
        STRANGER.forget();
    }

    @AfterAll
    static void stop() {
        TARGET.close();
        STRANGER.close();
    }

    @Test
    void a_configured_service_gets_the_token() {
        logIn(Personas.PHYSICIAN);

        assertThat(call(TARGET.url("/api/cases"))).startsWith("200");
        assertThat(TARGET.authorizations()).singleElement().asString().startsWith("Bearer ey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apis", "/other/api", "/api/../secret", "/api/%2e%2e/secret", "/api%2F..%2Fx"})
    void another_path_of_the_same_server_gets_none(String path) {
        logIn(Personas.PHYSICIAN);

        call(TARGET.url(path));

        assertThat(TARGET.authorizations()).containsExactly("none");
    }

    @Test
    void V51_an_unlisted_host_gets_none() {
        logIn(Personas.PHYSICIAN);

        assertThat(call(STRANGER.url("/api/cases"))).startsWith("200");
        assertThat(STRANGER.authorizations()).containsExactly("none");
    }

    @Test
    void V51_a_redirect_is_not_followed() {
        logIn(Personas.PHYSICIAN);

        assertThat(call(TARGET.url("/api/redirect?to=" + STRANGER.url("/x")))).startsWith("302");
        assertThat(TARGET.authorizations()).hasSize(1);
        assertThat(STRANGER.authorizations()).isEmpty();
    }

    private String call(String url) {
        return browser.get("/call?uri=" + java.net.URLEncoder.encode(url, java.nio.charset.StandardCharsets.UTF_8))
                .body();
    }
}
