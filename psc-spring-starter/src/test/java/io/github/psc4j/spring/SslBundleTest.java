package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A client certificate comes from an SSL bundle of Spring Boot, whatever the bundle is made of. */
class SslBundleTest {
    private static final String SUBJECT = "CN=my-service,O=Clinique,C=FR";

    private final PscMockProvider psc = PscMockProvider.builder()
            .tls()
            .client(MockClient.mutualTls("my-service", SUBJECT).acceptingLoopbackUris())
            .start();

    @AfterEach
    void stop() {
        psc.close();
    }

    @Test
    void a_bundle_of_PEM_files(@TempDir Path files) throws Exception {
        ClientKey key = psc.issueClientCertificate(SUBJECT);

        assertLogsIn(
                "spring.ssl.bundle.pem.psc.keystore.certificate=" + write(files, "cert.pem", key.certificatePem()),
                "spring.ssl.bundle.pem.psc.keystore.private-key=" + write(files, "key.pem", key.privateKeyPem()),
                "spring.ssl.bundle.pem.psc.truststore.certificate=" + authority(files));
    }

    @Test
    void a_bundle_of_a_PKCS12_file(@TempDir Path files) throws Exception {
        ClientKey key = psc.issueClientCertificate(SUBJECT);
        Files.write(files.resolve("client.p12"), key.pkcs12());

        assertLogsIn(
                "spring.ssl.bundle.jks.psc.keystore.location=file:" + files.resolve("client.p12"),
                "spring.ssl.bundle.jks.psc.keystore.type=PKCS12",
                "spring.ssl.bundle.jks.psc.keystore.password=" + key.password(),
                "spring.ssl.bundle.jks.psc.truststore.location=file:" + trustStore(files),
                "spring.ssl.bundle.jks.psc.truststore.type=PKCS12",
                "spring.ssl.bundle.jks.psc.truststore.password=changeit");
    }

    @Test
    void a_bundle_without_a_key_is_refused_at_the_start(@TempDir Path files) {
        assertThatThrownBy(() -> start("spring.ssl.bundle.pem.psc.truststore.certificate=" + authority(files)))
                .rootCause()
                .hasMessageStartingWith("PSC-1003");
    }

    private void assertLogsIn(String... bundle) {
        try (ConfigurableApplicationContext application = start(bundle)) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            TestBrowser browser = new TestBrowser(Integer.parseInt(port));
            URI callback = psc.login(location(browser.get("/oauth2/authorization/psc")), Personas.PHYSICIAN);

            browser.get(URI.create(callback.toString().replace("localhost:8080", "localhost:" + port)));

            assertThat(browser.get("/me").body()).contains("99910001017");
            assertThat(psc.refusals()).isEmpty();
        }
    }

    private ConfigurableApplicationContext start(String... bundle) {
        List<String> properties = new ArrayList<>(List.of(bundle));
        properties.addAll(List.of(
                "server.port=0",
                "psc.issuer=" + psc.issuer(),
                "psc.client-id=my-service",
                "psc.ssl-bundle=psc",
                "psc.redirect-uri=http://localhost:8080/login/oauth2/code/psc"));
        return new SpringApplicationBuilder(TestApplication.class)
                .properties(properties.toArray(String[]::new))
                .run();
    }

    private Path trustStore(Path files) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", psc.tlsCertificate());
        Path file = files.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }

    private String authority(Path files) throws Exception {
        return write(files, "authority.pem", psc.tlsCertificatePem());
    }

    private static String write(Path files, String name, String text) throws IOException {
        return "file:" + Files.writeString(files.resolve(name), text);
    }
}
