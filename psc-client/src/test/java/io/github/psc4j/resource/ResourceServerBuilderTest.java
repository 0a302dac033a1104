package io.github.psc4j.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.ResourceServerBuilder;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service that does not say whose tokens it takes cannot be built. */
class ResourceServerBuilderTest {
    private static final URI ISSUER = URI.create("https://login.dossier.example/realms/dossier");
    private static final ClientAuthentication SECRET = ClientAuthentication.secretBasic("secret");

    private static void assertRefused(ResourceServerBuilder builder, ErrorCode code, String... words) {
        assertThatThrownBy(builder::build).isInstanceOfSatisfying(PscConfigurationException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(List.of(words))
                    .allMatch(word -> String.valueOf(e.getMessage()).contains(word));
        });
    }

    private static ResourceServerBuilder own() {
        return ResourceServer.builder().authorizationServer(ISSUER, "https://api.example");
    }

    private static ResourceServerBuilder psc() {
        return ResourceServer.builder().psc(PscEnvironment.SANDBOX, "my-api", SECRET);
    }

    @Test
    void V28_without_anybody_whose_tokens_are_accepted() {
        assertRefused(ResourceServer.builder(), ErrorCode.CONFIGURATION_INVALID, "authorizationServer(…)", "psc(…)");
    }

    @Test
    void V28_without_an_audience() {
        for (String audience : new String[] {"", "  "}) {
            assertRefused(
                    ResourceServer.builder().authorizationServer(ISSUER, audience),
                    ErrorCode.CONFIGURATION_INVALID,
                    "audience");
        }
    }

    @Test
    void V28_without_the_clients_whose_tokens_of_psc_are_accepted() {
        assertRefused(psc(), ErrorCode.CONFIGURATION_INVALID, "authorizedParties(…)");
        assertRefused(psc().authorizedParties(Set.of()), ErrorCode.CONFIGURATION_INVALID, "authorizedParties(…)");
        assertRefused(psc().authorizedParties(Set.of("a", " ")), ErrorCode.CONFIGURATION_INVALID);
    }

    @Test
    void with_what_belongs_to_an_issuer_that_is_not_there() {
        assertRefused(own().authorizedParties(Set.of("a")), ErrorCode.CONFIGURATION_INVALID, "psc(…)");
        assertRefused(
                psc().authorizedParties(Set.of("a")).jwksUri(URI.create("https://a.example/keys")),
                ErrorCode.CONFIGURATION_INVALID,
                "authorizationServer(…)");
        assertRefused(
                psc().authorizedParties(Set.of("a")).nationalIdClaim("x"),
                ErrorCode.CONFIGURATION_INVALID,
                "authorizationServer(…)");
        assertRefused(own().nationalIdClaim(" "), ErrorCode.CONFIGURATION_INVALID);
    }

    @Test
    void with_psc_as_its_own_authorization_server() {
        assertRefused(
                psc().authorizedParties(Set.of("a"))
                        .authorizationServer(PscEnvironment.SANDBOX.issuer(), "https://api.example"),
                ErrorCode.CONFIGURATION_INVALID,
                "no audience");
    }

    @Test
    void with_addresses_over_plain_http() {
        URI http = URI.create("http://localhost:8080/realms/dossier");
        assertRefused(ResourceServer.builder().authorizationServer(http, "a"), ErrorCode.INSECURE_URL, "the issuer");
        assertRefused(own().jwksUri(URI.create("http://localhost/keys")), ErrorCode.INSECURE_URL, "the JWKS URI");
        assertRefused(
                ResourceServer.builder()
                        .authorizationServer(URI.create("http://login.example"), "a")
                        .urls(UrlPolicy.HTTP_ON_LOOPBACK),
                ErrorCode.INSECURE_URL);
        assertThat(ResourceServer.builder()
                        .authorizationServer(http, "a")
                        .urls(UrlPolicy.HTTP_ON_LOOPBACK)
                        .build())
                .isNotNull();
    }

    @Test
    void with_no_algorithm_or_too_wide_a_skew() {
        assertRefused(own().signingAlgorithms(Set.of()), ErrorCode.CONFIGURATION_INVALID);
        assertRefused(own().clockSkew(Duration.ofMinutes(6)), ErrorCode.CONFIGURATION_INVALID);
        assertRefused(
                psc().authorizedParties(Set.of("a")).clockSkew(Duration.ofMinutes(6)), ErrorCode.CONFIGURATION_INVALID);
    }
}
