package io.github.psc4j.contract.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCertificatesTest {

    private static final String SUBJECT = "CN=somebody,O=Somewhere,C=FR";

    @TempDir
    static Path directory;

    static TestCertificates certificates;

    @BeforeAll
    static void create() throws IOException {
        certificates = TestCertificates.create(directory, SUBJECT);
    }

    @Test
    void the_server_is_localhost_by_name_and_by_address() throws Exception {
        assertThat(only(certificates.serverKeys()).getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    }

    @Test
    void each_store_holds_one_certificate_of_the_authority() throws Exception {
        for (Path store : List.of(
                certificates.serverKeys(),
                certificates.clientKeyStore().file(),
                certificates.nobodysKeyStore().file())) {
            only(store).verify(certificates.authority().getPublicKey());
        }
        assertThat(only(certificates.trustedClients())).isEqualTo(certificates.authority());
    }

    @Test
    void the_authority_can_be_read_as_text() throws Exception {
        try (InputStream pem = Files.newInputStream(certificates.authorityPem())) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(pem))
                    .isEqualTo(certificates.authority());
        }
    }

    @Test
    void the_client_has_the_subject_that_was_asked_for_and_nobody_another() throws Exception {
        assertThat(only(certificates.clientKeyStore().file())
                        .getSubjectX500Principal()
                        .toString())
                .isEqualTo(SUBJECT.replace(",", ", "));
        assertThat(only(certificates.nobodysKeyStore().file()).getSubjectX500Principal())
                .isNotEqualTo(only(certificates.clientKeyStore().file()).getSubjectX500Principal());
    }

    @Test
    void only_a_client_may_authenticate_as_one() throws Exception {
        String clientAuthentication = "1.3.6.1.5.5.7.3.2";
        assertThat(only(certificates.clientKeyStore().file()).getExtendedKeyUsage())
                .containsExactly(clientAuthentication);
        assertThat(only(certificates.serverKeys()).getExtendedKeyUsage()).doesNotContain(clientAuthentication);
    }

    private static X509Certificate only(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys =
                KeyStore.getInstance(store.toFile(), certificates.password().toCharArray());
        List<String> aliases = Collections.list(keys.aliases());
        assertThat(aliases).hasSize(1);
        return (X509Certificate) keys.getCertificate(aliases.get(0));
    }
}
