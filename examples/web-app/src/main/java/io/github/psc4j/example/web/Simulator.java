package io.github.psc4j.example.web;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The profile "exchange" on a developer's machine: beside Pro Santé Connect, the simulator plays the authorization server of the
 * other service, and issues the certificates of everybody. With the real ones, the certificate of the application is a bundle in
 * the configuration ({@code spring.ssl.bundle.jks.dossiers} or {@code .pem.dossiers}), and this class is not there.
 */
@Configuration(proxyBeanMethods = false)
@Profile("exchange")
class Simulator {
    private static final String APPLICATION = "CN=web-app,OU=399910010000018,O=Clinique Imaginaire,C=FR";

    @Bean(destroyMethod = "close")
    PscMockProvider proSanteConnect(
            @Value("${psc.mock.port}") int port,
            @Value("${dossiers.authorization-server.port}") int targets,
            @Value("${dossiers.certificates}") Path directory)
            throws IOException {
        PscMockProvider simulator = PscMockProvider.builder()
                .port(port)
                .targetTls(targets)
                .target(MockTarget.of("dossiers", "dossiers.lire")
                        .withClient(MockClient.mutualTls("web-app-at-dossiers", APPLICATION))
                        .withAudiences("https://dossiers.example"))
                .start();
        write(simulator, directory);
        return simulator;
    }

    /** For the other service, which has nobody else to give it a certificate. The last file says that all are there. */
    private static void write(PscMockProvider simulator, Path directory) throws IOException {
        ClientKey server = simulator.issueServerCertificate();
        Files.writeString(directory.resolve("server.pem"), server.certificatePem());
        Files.writeString(directory.resolve("server.key"), server.privateKeyPem());
        Files.writeString(directory.resolve("clients.pem"), simulator.tlsCertificatePem());
        Files.writeString(directory.resolve("issuer.pem"), simulator.tlsCertificatePem());
    }

    @Bean
    SslBundleRegistrar certificateOfTheApplication(PscMockProvider simulator)
            throws GeneralSecurityException, IOException {
        ClientKey key = simulator.issueClientCertificate(APPLICATION);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(new ByteArrayInputStream(key.pkcs12()), key.password().toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", simulator.tlsCertificate());
        return bundles -> bundles.registerBundle(
                "dossiers",
                SslBundle.of(SslStoreBundle.of(own, key.password(), trusted), SslBundleKey.of(key.password())));
    }
}
