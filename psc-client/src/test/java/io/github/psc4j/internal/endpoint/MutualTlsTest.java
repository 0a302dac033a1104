package io.github.psc4j.internal.endpoint;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.token.ClientAuthentication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that authenticates by certificate, at a provider over TLS. */
class MutualTlsTest {
    private static final String SUBJECT = "CN=my-service,OU=10B0000000,O=Exemple,C=FR";
    private static final URI REDIRECT_URI = URI.create("https://my-service.example/login/psc");

    private final PscMockProvider provider = PscMockProvider.builder()
            .tls()
            .client(MockClient.mutualTls("my-service", SUBJECT, REDIRECT_URI.toString()))
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        provider.close();
    }

    private PscClient client(HttpSettings http) throws IOException {
        ClientKey key = provider.issueClientCertificate(SUBJECT);
        Path file = Files.write(folder.resolve("client.p12"), key.pkcs12());
        return PscClient.builder(PscEnvironment.of(provider.issuer()))
                .clientId("my-service")
                .clientAuthentication(
                        ClientAuthentication.mutualTls(ClientCertificate.pkcs12(file, Secret.of(key.password()))))
                .redirectUri(REDIRECT_URI)
                .http(http)
                .build();
    }

    private HttpSettings trusting() {
        return PatientHttp.SETTINGS.withTrustedCertificates(List.of(provider.tlsCertificate()));
    }

    @Test
    @Proves({Requirement.RFC_9700_MTLS, Requirement.RFC_8705_CLIENT_ID})
    void names_itself_in_the_form_and_sends_no_secret() throws IOException {
        PscClient psc = client(trusting());
        PendingLogin pending = psc.login().start();

        psc.login().complete(pending, provider.login(pending.authorizationUri(), Personas.PHYSICIAN));

        provider.wireMock()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo(tokenPath()))
                                .withRequestBody(containing("client_id=my-service"))
                                .withoutHeader("Authorization"));
    }

    private String tokenPath() {
        return provider.issuer().getPath() + "/protocol/openid-connect/token";
    }

    @Test
    @Proves(Requirement.RFC_8705_ALIASES)
    void calls_the_aliases_of_the_provider_where_there_are_any() throws IOException {
        provider.alterMetadata(document -> {
            Map<String, Object> aliases = new HashMap<>();
            aliases.put("token_endpoint", document.get("token_endpoint"));
            aliases.put("userinfo_endpoint", document.get("userinfo_endpoint"));
            document.put("mtls_endpoint_aliases", aliases);
            document.put("token_endpoint", provider.issuer() + "/not-for-certificates");
            document.put("userinfo_endpoint", provider.issuer() + "/not-for-certificates");
            return document;
        });
        PscClient psc = client(trusting());
        PendingLogin pending = psc.login().start();

        assertThat(psc.login()
                        .complete(pending, provider.login(pending.authorizationUri(), Personas.PHYSICIAN))
                        .professional()
                        .rpps())
                .isPresent();
    }

    @Test
    @Proves({Requirement.CORE_TLS_SERVER, Requirement.RFC_6750_TLS})
    void trusts_no_provider_that_nobody_vouches_for() throws IOException {
        PscClient psc = client(PatientHttp.SETTINGS);

        assertThatThrownBy(() -> psc.login().start())
                .isInstanceOfSatisfying(
                        PscProviderException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE));
    }

    @Test
    @Proves(Requirement.CORE_TLS_SERVER)
    void trusts_no_certificate_of_another_host() throws IOException {
        URI byAddress = URI.create(provider.issuer().toString().replace("localhost", "127.0.0.2"));
        PscClient psc = PscClient.builder(PscEnvironment.of(provider.issuer())
                        .withDiscoveryUri(URI.create(byAddress + "/.well-known/wallet-openid-configuration")))
                .clientId("my-service")
                .clientAuthentication(ClientAuthentication.secretBasic("secret"))
                .redirectUri(REDIRECT_URI)
                .http(trusting())
                .build();

        assertThatThrownBy(() -> psc.login().start())
                .isInstanceOfSatisfying(
                        PscProviderException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE));
    }
}
