package io.github.psc4j.example.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The certificate of a service on this machine, made afresh with the {@code keytool} of the running JDK. */
record ServiceCertificate(X509Certificate certificate, Key key) {
    private static final String PASSWORD = "changeit";

    static ServiceCertificate create(Path directory) throws IOException, InterruptedException {
        Path store = directory.resolve("service.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "service",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new ServiceCertificate(
                    (X509Certificate) keys.getCertificate("service"), keys.getKey("service", PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(Path directory, X509Certificate authority) throws IOException {
        Files.writeString(directory.resolve("server.pem"), pem(certificate));
        Files.writeString(directory.resolve("server.key"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(directory.resolve("clients.pem"), pem(authority));
        Files.writeString(directory.resolve("issuer.pem"), pem(authority));
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }
}
