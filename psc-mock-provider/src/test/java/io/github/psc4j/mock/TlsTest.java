package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTPS and client certificates (RFC 8705). */
class TlsTest {

    private static final String SUBJECT = "CN=my-service,OU=300010010700010,O=Clinique Imaginaire,C=FR";

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .tls()
            .client(MockClient.mutualTls("certified", SUBJECT).acceptingLoopbackUris()));

    private final PscMockProvider psc = PSC.provider();

    @Test
    void everything_is_https_and_logs_in_with_a_secret_without_a_client_certificate() throws Exception {
        RelyingParty service = new RelyingParty(psc, clientWithoutKey());

        assertThat(psc.issuer().toString()).startsWith("https://localhost:");
        assertThat(psc.walletOrigin().toString()).startsWith("https://127.0.0.1:");
        assertThat(service.userInfo(service.tokenFor(Personas.NURSE).text("access_token"))
                        .status())
                .isEqualTo(200);
        assertThat(service.get(service.authorizationUri().toString()).header("Set-Cookie"))
                .contains("Secure");
    }

    @Test
    void the_certificate_stands_for_the_secret() throws Exception {
        RelyingParty service = new RelyingParty(psc, client(psc.issueClientCertificate(SUBJECT)));

        Answer answer = service.token(form(service));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(RelyingParty.claims(answer.text("access_token")))
                .containsEntry("azp", "certified")
                .doesNotContainKey("cnf");
    }

    @Test
    void the_subject_is_compared_as_a_name_and_not_as_a_text() throws Exception {
        ClientKey key = psc.issueClientCertificate("cn=MY-SERVICE,ou=300010010700010,o=Clinique  Imaginaire,c=fr");
        RelyingParty service = new RelyingParty(psc, client(key));

        assertThat(service.token(form(service)).status()).isEqualTo(200);
    }

    @Test
    void refuses_no_certificate_and_that_of_another() throws Exception {
        RelyingParty none = new RelyingParty(psc, clientWithoutKey());
        RelyingParty other =
                new RelyingParty(psc, client(psc.issueClientCertificate("CN=my-service,O=Clinique Imaginaire,C=FR")));

        assertThat(none.token(form(none)).status()).isEqualTo(401);
        assertThat(other.token(form(other)).status()).isEqualTo(401);
        assertThat(psc.refusals())
                .extracting(Refusal::rule)
                .containsExactly(Rule.CLIENT_CERTIFICATE_MISSING, Rule.CLIENT_CERTIFICATE_SUBJECT);
    }

    @Test
    void a_certificate_cannot_be_claimed_in_a_header() throws Exception {
        RelyingParty service = new RelyingParty(psc, clientWithoutKey());
        String pem = psc.issueClientCertificate(SUBJECT).certificatePem().replace("\n", "");

        for (String name : new String[] {
            "X-Client-Cert", "X-SSL-Client-S-DN", "Client-Cert", "wiremock.jakarta.servlet.request.X509Certificate"
        }) {
            assertThat(service.post(service.endpoint("token"), form(service), name, pem)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_certificate_of_another_authority_does_not_pass_the_handshake() throws Exception {
        try (PscMockProvider elsewhere = PscMockProvider.builder().tls().start()) {
            RelyingParty service = new RelyingParty(psc, client(elsewhere.issueClientCertificate(SUBJECT)));

            // The JDK's client does not even send it, since its authority is not among those the server names.
            assertThat(service.token(form(service)).status()).isEqualTo(401);
            RelyingParty stubborn = new RelyingParty(
                    psc, clientWith(new InsistingKeyManager(elsewhere.issueClientCertificate(SUBJECT))));
            assertThatThrownBy(() -> stubborn.token(form(stubborn))).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void a_certificate_with_a_secret_is_no_second_method() throws Exception {
        RelyingParty service = new RelyingParty(psc, client(psc.issueClientCertificate(SUBJECT)));

        assertThat(service.tokenFor(Personas.NURSE).status()).isEqualTo(200);
    }

    @Test
    void nobody_trusts_the_provider_by_accident() {
        HttpClient plain = HttpClient.newHttpClient();
        RelyingParty service = new RelyingParty(psc, plain);

        assertThatThrownBy(() -> service.get(psc.issuer() + "/.well-known/wallet-openid-configuration"))
                .hasRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class.asSubclass(Exception.class))
                .hasCauseInstanceOf(SSLException.class);
    }

    @Test
    void an_issued_key_comes_as_pkcs12_and_as_pem() throws Exception {
        ClientKey key = psc.issueClientCertificate(SUBJECT);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(key.pkcs12()), key.password().toCharArray());
        X509Certificate fromPem = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        key.certificatePem().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

        assertThat(store.getCertificateChain("client")).hasSize(2);
        assertThat(fromPem).isEqualTo(key.certificate()).isEqualTo(store.getCertificate("client"));
        fromPem.verify(psc.tlsCertificate().getPublicKey());
        fromPem.checkValidity();
        assertThat(fromPem.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(fromPem.getBasicConstraints()).isEqualTo(-1);
        assertThat(psc.tlsCertificate().getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(key.privateKeyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(key.toString()).doesNotContain("PRIVATE");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.privateKey());
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(fromPem);
        signature.update((byte) 1);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void without_tls_there_is_nothing_to_trust() {
        try (PscMockProvider plain = PscMockProvider.start()) {
            assertThatThrownBy(plain::tlsCertificate)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tls()");
            assertThatThrownBy(() -> plain.issueClientCertificate("CN=x")).isInstanceOf(IllegalStateException.class);
        }
    }

    private Map<String, String> form(RelyingParty service) {
        String code = RelyingParty.query(
                        psc.login(service.authorizationUriWith("client_id", "certified"), Personas.NURSE))
                .get("code");
        Map<String, String> form = RelyingParty.codeForm(code);
        form.put("client_id", "certified");
        return form;
    }

    private HttpClient client(ClientKey key) {
        return HttpClient.newBuilder().sslContext(psc.tlsContext(key)).build();
    }

    private HttpClient clientWithoutKey() {
        return HttpClient.newBuilder().sslContext(psc.tlsContext()).build();
    }

    private HttpClient clientWith(KeyManager... keys) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("psc", psc.tlsCertificate());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trusted.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** Sends its certificate whomever the server trusts. */
    private static final class InsistingKeyManager extends X509ExtendedKeyManager {

        private final ClientKey key;

        InsistingKeyManager(ClientKey key) {
            this.key = key;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return "client";
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return "client";
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"client"};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {key.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key.privateKey();
        }
    }
}
