package io.github.psc4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.token.ClientAuthentication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PscClientBuilderTest {
    private static PscClientBuilder complete() {
        return PscClient.builder(PscEnvironment.SANDBOX)
                .clientId("my-service")
                .clientAuthentication(ClientAuthentication.secretBasic("secret"))
                .redirectUri(URI.create("https://my-service.example/login/psc"));
    }

    @Test
    void builds_without_any_network() {
        assertThatCode(() -> complete().build()).doesNotThrowAnyException();
        assertThat(complete().build().environment()).isSameAs(PscEnvironment.SANDBOX);
    }

    @Test
    void names_the_setting_that_is_missing() {
        PscClientBuilder builder = PscClient.builder(PscEnvironment.SANDBOX);
        assertThatThrownBy(builder::build).hasMessageStartingWith("PSC-1001").hasMessageContaining("clientId");
        builder.clientId("my-service");
        assertThatThrownBy(builder::build).hasMessageContaining("clientAuthentication");
        builder.clientAuthentication(ClientAuthentication.secretBasic("secret"));
        assertThatThrownBy(builder::build).hasMessageContaining("redirectUri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://my-service.example/cb",
                "/cb",
                "https://u@my-service.example/cb",
                "https://my-service.example/cb#f"
            })
    @Proves(Requirement.RFC_6749_NO_FRAGMENT)
    void refuses_a_redirect_uri_that_would_leak(String uri) {
        assertThatThrownBy(() -> complete().redirectUri(URI.create(uri)).build())
                .isInstanceOf(PscConfigurationException.class);
    }

    @Test
    void accepts_a_redirect_uri_on_the_developers_machine() {
        assertThatCode(() -> complete()
                        .redirectUri(URI.create("http://localhost:8080/cb"))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    @Proves(Requirement.RP_LOGOUT_URI)
    void refuses_a_post_logout_uri_in_clear_and_an_empty_allow_list() {
        assertThatThrownBy(() -> complete()
                        .postLogoutRedirectUri(URI.create("https://my-service.example/#f"))
                        .build())
                .isInstanceOf(PscConfigurationException.class);
        assertThatThrownBy(() -> complete()
                        .postLogoutRedirectUri(URI.create("http://my-service.example/"))
                        .build())
                .hasMessageStartingWith("PSC-1002");
        assertThatThrownBy(() -> complete().signingAlgorithms(Set.of()).build()).hasMessageStartingWith("PSC-1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " secret", "secret\n", "sec\u200bret", "sec ret", "sécret"})
    @NullSource
    void a_secret_with_invisible_characters_is_found_before_the_provider_refuses_it(String secret) {
        assertThatThrownBy(() -> ClientAuthentication.secretBasic(secret)).hasMessageStartingWith("PSC-1004");
        assertThatThrownBy(() -> ClientAuthentication.secretPost(secret)).hasMessageStartingWith("PSC-1004");
        assertThat(ClientAuthentication.secretBasic("canary")).asString().doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "my service", "my-service\n"})
    void a_client_id_with_invisible_characters_is_found_too(String clientId) {
        assertThatThrownBy(() -> complete().clientId(clientId).build()).hasMessageStartingWith("PSC-1001");
    }

    @Test
    void no_call_may_wait_forever() {
        assertThatThrownBy(() -> HttpSettings.defaults()
                        .withTimeouts(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(PscConfigurationException.class);
    }

    @Test
    void a_certificate_that_cannot_be_read_is_named_without_its_password(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.p12"), "-----BEGIN CERTIFICATE-----");

        for (Path file : new Path[] {wrong, folder.resolve("missing.p12")}) {
            assertThatThrownBy(() -> ClientCertificate.pkcs12(file, Secret.of("canary")))
                    .isInstanceOf(PscConfigurationException.class)
                    .hasMessageStartingWith("PSC-1003")
                    .hasMessageNotContaining("canary");
        }
    }
}
