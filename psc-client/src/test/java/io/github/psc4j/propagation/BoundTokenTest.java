package io.github.psc4j.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exchange over mutual TLS: at an authorization server that binds its tokens to the certificate. */
class BoundTokenTest {
    private static final String SUBJECT = "CN=my-service,OU=10B0000000,O=Exemple,C=FR";
    private static final String STRANGER = "CN=somebody-else,O=Exemple,C=FR";
    private static final URI REDIRECT_URI = URI.create("https://my-service.example/login/psc");
    private static final URI API = URI.create("https://dossier.example/api");

    private final PscMockProvider provider = PscMockProvider.builder()
            .tls()
            .client(MockClient.mutualTls("my-service", SUBJECT, REDIRECT_URI.toString()))
            .target(MockTarget.of("dossier", "dossier.read")
                    .withClient(MockClient.mutualTls("me-at-dossier", SUBJECT))
                    .withSubjectIssuer("psc"))
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        provider.close();
    }

    private ClientCertificate certificate(ClientKey key) throws IOException {
        Path certificates = Files.writeString(Files.createTempFile(folder, "c", ".pem"), key.certificatePem());
        return ClientCertificate.pem(
                certificates, Files.writeString(Files.createTempFile(folder, "k", ".pem"), key.privateKeyPem()));
    }

    private PscClient client(ClientKey atPsc, ClientKey atDossier) throws IOException {
        return client(atPsc, certificate(atDossier));
    }

    private PscClient client(ClientKey atPsc, ClientCertificate atDossier) throws IOException {
        HttpSettings trusting = PatientHttp.SETTINGS.withTrustedCertificates(List.of(provider.tlsCertificate()));
        TokenExchange exchange = TokenExchange.at(
                        provider.target("dossier").token(),
                        "me-at-dossier",
                        ClientAuthentication.mutualTls(atDossier),
                        Set.of("dossier.read"))
                .withSubjectIssuer("psc")
                .withHttp(trusting);
        return PscClient.builder(PscEnvironment.of(provider.issuer()))
                .clientId("my-service")
                .clientAuthentication(ClientAuthentication.mutualTls(certificate(atPsc)))
                .redirectUri(REDIRECT_URI)
                .http(trusting)
                .propagation(PropagationPolicy.denyAll().exchangeFor("dossier", API, exchange))
                .build();
    }

    private PscSession logIn(PscClient psc) {
        PendingLogin pending = psc.login().start();
        return psc.login().complete(pending, provider.login(pending.authorizationUri(), Personas.NURSE));
    }

    @Test
    void the_token_of_the_service_is_bound_to_the_certificate_of_the_exchange() throws Exception {
        ClientKey key = provider.issueClientCertificate(SUBJECT);
        PscClient psc = client(key, key);
        PscSession session = logIn(psc);

        String token = psc.propagation()
                .tokenFor(API, () -> Optional.of(session))
                .orElseThrow()
                .reveal();

        Map<String, Object> claims = SignedJWT.parse(token).getPayload().toJSONObject();
        assertThat(claims)
                .containsEntry("aud", "dossier")
                .containsEntry("SubjectNameID", Personas.NURSE.nationalId())
                .containsEntry(
                        "cnf",
                        Map.of(
                                "x5t#S256",
                                Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                                .digest(key.certificate().getEncoded()))));
        provider.journal().verify().once(Operation.TOKEN_EXCHANGE).nothingRefused();
    }

    @Test
    void a_renewed_certificate_gets_a_token_of_its_own() throws Exception {
        ClientKey first = provider.issueClientCertificate(SUBJECT);
        ClientKey second = provider.issueClientCertificate(SUBJECT);
        Path certificates = Files.writeString(folder.resolve("tls.crt"), first.certificatePem());
        Path key = Files.writeString(folder.resolve("tls.key"), first.privateKeyPem());
        PscClient psc = client(first, ClientCertificate.pem(certificates, key));
        PscSession session = logIn(psc);
        assertThat(thumbprint(psc, session)).isEqualTo(thumbprint(first));
        assertThat(thumbprint(psc, session)).isEqualTo(thumbprint(first));
        provider.journal().verify().once(Operation.TOKEN_EXCHANGE);

        Files.writeString(certificates, second.certificatePem());
        Files.writeString(key, second.privateKeyPem());
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(key).toMillis() + 2000);
        Files.setLastModifiedTime(certificates, later);
        Files.setLastModifiedTime(key, later);

        assertThat(thumbprint(psc, session)).isEqualTo(thumbprint(second));
    }

    private static Object thumbprint(PscClient psc, PscSession session) throws Exception {
        String token = psc.propagation()
                .tokenFor(API, () -> Optional.of(session))
                .orElseThrow()
                .reveal();
        return ((Map<?, ?>) SignedJWT.parse(token).getPayload().toJSONObject().get("cnf")).get("x5t#S256");
    }

    private static String thumbprint(ClientKey key) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(key.certificate().getEncoded()));
    }

    @Test
    void a_certificate_of_somebody_else_is_taken_at_tls_and_refused_as_a_client() throws Exception {
        PscClient psc = client(provider.issueClientCertificate(SUBJECT), provider.issueClientCertificate(STRANGER));
        PscSession session = logIn(psc);

        PscException refused = catchThrowableOfType(
                PscException.class, () -> psc.propagation().tokenFor(API, () -> Optional.of(session)));

        assertThat(refused.code()).isEqualTo(ErrorCode.CLIENT_REFUSED);
        assertThat(refused).hasMessageContaining("dossier").hasMessageContaining("subject of the certificate");
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void a_token_that_psc_has_withdrawn_is_exchanged_for_nothing() throws Exception {
        ClientKey key = provider.issueClientCertificate(SUBJECT);
        PscClient psc = client(key, key);
        PscSession session = logIn(psc);
        psc.revocation().revoke(session.tokens().accessToken());

        assertThat(catchThrowableOfType(
                                PscException.class, () -> psc.propagation().tokenFor(API, () -> Optional.of(session)))
                        .code())
                .isEqualTo(ErrorCode.EXCHANGE_REFUSED);
    }
}
