package io.github.psc4j.spring.docs;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** The sample of the mock provider's README for a service with an authorization server of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DossiersTest {
    private static final String SUBJECT = "CN=my-service,O=Clinique,C=FR";

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .tls()
            .target(MockTarget.of("dossiers", "dossiers.lire")
                    .withClient(MockClient.mutualTls("my-service-at-dossiers", SUBJECT))));

    @DynamicPropertySource
    static void dossiers(DynamicPropertyRegistry registry) {
        PscMockProvider psc = PSC.provider();
        ClientKey key = psc.issueClientCertificate(SUBJECT);
        registry.add("spring.ssl.bundle.pem.dossiers.keystore.certificate", key::certificatePem);
        registry.add("spring.ssl.bundle.pem.dossiers.keystore.private-key", key::privateKeyPem);
        registry.add("spring.ssl.bundle.pem.dossiers.truststore.certificate", psc::tlsCertificatePem);
        registry.add("psc.propagation.targets.dossiers.url", () -> psc.issuer().resolve("/api"));
        registry.add("psc.propagation.targets.dossiers.ssl-bundle", () -> "dossiers");
        registry.add(
                "psc.propagation.targets.dossiers.exchange.token-endpoint",
                () -> psc.target("dossiers").token());
        registry.add("psc.propagation.targets.dossiers.exchange.client-id", () -> "my-service-at-dossiers");
        registry.add("psc.propagation.targets.dossiers.exchange.scope", () -> "dossiers.lire");
    }

    @LocalServerPort
    int port;

    @Test
    void the_service_gets_a_token_of_its_own(PscMockProvider psc) {
        psc.wireMock().stubFor(get("/api/dossiers").willReturn(ok("three")));

        MockBrowser.Page page = psc.loginAt(URI.create("http://localhost:" + port + "/dossiers"), Personas.NURSE);

        assertThat(page.body()).isEqualTo("three");
        psc.journal().verify().once(Operation.TOKEN_EXCHANGE).nothingRefused();
        psc.wireMock()
                .verify(getRequestedFor(urlEqualTo("/api/dossiers"))
                        .withHeader("Authorization", matching("Bearer .+")));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        private final RestClient dossiers;

        Pages(
                @Qualifier("pscRestClientBuilder") RestClient.Builder builder,
                @Value("${psc.propagation.targets.dossiers.url}") String url) {
            this.dossiers = builder.baseUrl(url).build();
        }

        @GetMapping("/dossiers")
        String dossiers() {
            return Objects.requireNonNull(
                    dossiers.get().uri("/dossiers").retrieve().body(String.class));
        }
    }
}
