package io.github.psc4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.TlsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificateTest {
    private static final HeldCertificate RSA = new HeldCertificate.Builder()
            .signedBy(TlsServer.AUTHORITY)
            .commonName("rsa")
            .rsa2048()
            .build();
    private static final HeldCertificate EC = TlsServer.issue("ec");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private ClientCertificate pem(String certificates, String key) throws IOException {
        return ClientCertificate.pem(file("certificate.pem", certificates), file("key.pem", key));
    }

    private ErrorCode refusal(String certificates, String key) {
        return catchThrowableOfType(PscConfigurationException.class, () -> pem(certificates, key))
                .code();
    }

    @Test
    void reads_pem_in_the_forms_that_tools_write() throws IOException {
        for (ClientCertificate certificate : java.util.List.of(
                pem(RSA.certificatePem(), RSA.privateKeyPkcs8Pem()),
                pem(RSA.certificatePem(), RSA.privateKeyPkcs1Pem()),
                pem(EC.certificatePem() + TlsServer.AUTHORITY.certificatePem(), EC.privateKeyPkcs8Pem()),
                pem(
                        "Bag Attributes\n  friendlyName: x\n"
                                + RSA.certificatePem().replace("\n", "\r\n"),
                        "Key Attributes: none\n" + RSA.privateKeyPkcs8Pem().replace("\n", "\r\n")))) {
            assertThat(certificate.expiresAt()).isAfter(java.time.Instant.EPOCH);
            assertThat(certificate.toString()).startsWith("ClientCertificate[expires ");
        }
    }

    @Test
    void reads_certificate_and_key_from_one_file() throws IOException {
        Path both = file("both.pem", RSA.privateKeyPkcs8Pem() + RSA.certificatePem());

        assertThat(ClientCertificate.pem(both, both).expiresAt())
                .isEqualTo(RSA.certificate().getNotAfter().toInstant());
    }

    @Test
    void reads_an_encrypted_key() throws Exception {
        Path certificates = file("certificate.pem", RSA.certificatePem());
        Path key = file("key.pem", encrypted(RSA, "canary-password"));

        assertThat(ClientCertificate.pem(certificates, key, Secret.of("canary-password"))
                        .expiresAt())
                .isEqualTo(RSA.certificate().getNotAfter().toInstant());
        assertThat(catchThrowableOfType(
                        PscConfigurationException.class,
                        () -> ClientCertificate.pem(certificates, key, Secret.of("canary-wrong"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE))
                .hasMessageNotContaining("canary");
        assertThat(catchThrowableOfType(
                        PscConfigurationException.class, () -> ClientCertificate.pem(certificates, key)))
                .hasMessageContaining("no password");
    }

    @Test
    void a_key_of_another_certificate_is_refused_in_every_form() throws Exception {
        HeldCertificate other = new HeldCertificate.Builder().rsa2048().build();

        assertThat(refusal(RSA.certificatePem(), other.privateKeyPkcs8Pem()))
                .isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
        assertThat(refusal(RSA.certificatePem(), EC.privateKeyPkcs8Pem()))
                .isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
        assertThat(refusal(EC.certificatePem(), TlsServer.issue("other").privateKeyPkcs8Pem()))
                .isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("x", other.keyPair().getPrivate(), "p".toCharArray(), new Certificate[] {RSA.certificate()});
        assertThat(catchThrowableOfType(
                                PscConfigurationException.class, () -> ClientCertificate.of(store, Secret.of("p")))
                        .code())
                .isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no pem at all",
                "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            })
    void a_key_that_cannot_be_read_is_said_in_one_way(String key) {
        assertThat(refusal(RSA.certificatePem(), key)).isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no pem at all", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void a_certificate_that_cannot_be_read_is_said_in_one_way(String certificates) {
        assertThat(refusal(certificates, RSA.privateKeyPkcs8Pem())).isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
    }

    @Test
    void a_file_that_is_missing_or_too_long_is_said_in_one_way() throws IOException {
        Path certificates = file("certificate.pem", RSA.certificatePem());
        assertThat(catchThrowableOfType(
                                PscConfigurationException.class,
                                () -> ClientCertificate.pem(certificates, folder.resolve("missing.pem")))
                        .code())
                .isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
        assertThat(refusal(RSA.certificatePem(), "x".repeat(3_000_000) + RSA.privateKeyPkcs8Pem()))
                .isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
    }

    @Test
    void an_encrypted_key_that_does_not_say_how_is_said_in_one_way() throws IOException {
        byte[] algorithm = der(0x30, HexFormat.of().parseHex("06092a864886f70d01050d"));
        String key = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(der(0x30, algorithm, der(0x04, new byte[32])))
                + "\n-----END ENCRYPTED PRIVATE KEY-----";
        Path certificates = file("certificate.pem", RSA.certificatePem());
        Path file = file("key.pem", key);

        assertThat(catchThrowableOfType(
                                PscConfigurationException.class,
                                () -> ClientCertificate.pem(certificates, file, Secret.of("p")))
                        .code())
                .isEqualTo(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE);
    }

    static String encrypted(HeldCertificate held, String password) throws GeneralSecurityException, IOException {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())),
                new PBEParameterSpec(new byte[16], 2048, new IvParameterSpec(new byte[16])));
        byte[] algorithmIdentifier = der(
                0x30,
                HexFormat.of().parseHex("06092a864886f70d01050d"),
                cipher.getParameters().getEncoded());
        byte[] encrypted = cipher.doFinal(held.keyPair().getPrivate().getEncoded());
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(der(0x30, algorithmIdentifier, der(0x04, encrypted)))
                + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
    }

    /** As OpenSSL writes it; the class of the JDK cannot name PBES2. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() < 0x80) {
            out.write(content.size());
        } else {
            out.write(0x82);
            out.write(content.size() >> 8);
            out.write(content.size());
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
