package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plain HTTP for the person, HTTPS for the target services. */
class TargetTlsTest {
    private static final String SUBJECT = "CN=my-service,O=Clinique Imaginaire,C=FR";

    private final PscMockProvider psc = PscMockProvider.builder()
            .targetTls(0)
            .target(MockTarget.of("dossiers", "read").withClient(MockClient.mutualTls("me-there", SUBJECT)))
            .start();

    @AfterEach
    void stop() {
        psc.close();
    }

    private HttpResponse<String> post(String uri, String form, ClientKey... key) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(key.length == 0 ? psc.tlsContext() : psc.tlsContext(key[0]))
                .build();
        return http.send(
                HttpRequest.newBuilder(java.net.URI.create(uri))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_person_and_a_service_use_plain_http_and_a_target_has_https_on_a_port_of_its_own() {
        assertThat(psc.issuer()).hasScheme("http");
        assertThat(psc.walletOrigin()).hasScheme("http").hasPort(psc.issuer().getPort());
        assertThat(psc.target("dossiers").issuer()).hasScheme("https").hasHost("localhost");
        assertThat(psc.target("dossiers").issuer().getPort())
                .isNotEqualTo(psc.issuer().getPort());
    }

    @Test
    void the_target_wants_the_certificate_of_its_client() throws Exception {
        String form = "client_id=me-there&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange";
        String token = psc.target("dossiers").token().toString();

        assertThat(post(token, form).statusCode()).isEqualTo(401);
        assertThat(post(token, form, psc.issueClientCertificate("CN=another,C=FR"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(token, form, psc.issueClientCertificate(SUBJECT)).body())
                .contains("invalid_request");
    }

    @Test
    void without_the_connection_that_a_certificate_comes_with_the_target_knows_nobody() throws Exception {
        String overHttp = "http://localhost:" + psc.issuer().getPort()
                + psc.target("dossiers").token().getPath();

        assertThat(post(overHttp, "client_id=me-there").statusCode()).isEqualTo(401);
    }

    @Test
    void a_server_certificate_is_one_of_the_same_authority_for_this_machine() throws Exception {
        ClientKey server = psc.issueServerCertificate();

        server.certificate().verify(psc.tlsCertificate().getPublicKey());
        assertThat(server.certificate().getSubjectAlternativeNames().toString())
                .contains("localhost")
                .contains("127.0.0.1");
    }
}
