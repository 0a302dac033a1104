package io.github.psc4j.contract.keycloak;

import io.github.psc4j.contract.ClientKeyStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority, a server and two clients, made afresh for each run with the {@code keytool} of the running JDK: the one
 * tool for certificates that every JDK brings.
 */
record TestCertificates(
        X509Certificate authority,
        Path authorityPem,
        Path serverKeys,
        Path trustedClients,
        Path client,
        Path nobody,
        String password) {

    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    static TestCertificates create(Path directory, String clientSubject) throws IOException {
        Files.createDirectories(directory);
        Path all = directory.resolve("all.p12");
        Files.deleteIfExists(all);
        generate(all, AUTHORITY, "CN=psc4j test authority,C=FR", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign");
        generate(all, "server", "CN=localhost", signed("serverAuth", "-ext", "san=dns:localhost,ip:127.0.0.1"));
        generate(all, "client", clientSubject, signed("clientAuth"));
        generate(all, "nobody", "CN=nobody,C=FR", signed("clientAuth"));
        try {
            KeyStore keys = KeyStore.getInstance(all.toFile(), PASSWORD.toCharArray());
            Certificate authority = keys.getCertificate(AUTHORITY);
            KeyStore trusted = empty();
            trusted.setCertificateEntry(AUTHORITY, authority);
            return new TestCertificates(
                    (X509Certificate) authority,
                    pem(authority, directory.resolve("authority.pem")),
                    alone(keys, "server", directory),
                    store(trusted, directory.resolve("trusted.p12")),
                    alone(keys, "client", directory),
                    alone(keys, "nobody", directory),
                    PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool wrote a key store that cannot be read", e);
        }
    }

    ClientKeyStore clientKeyStore() {
        return new ClientKeyStore(client, password);
    }

    ClientKeyStore nobodysKeyStore() {
        return new ClientKeyStore(nobody, password);
    }

    private static Path pem(Certificate certificate, Path file) throws GeneralSecurityException, IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    private static String[] signed(String usage, String... more) {
        List<String> options = new ArrayList<>(List.of("-signer", AUTHORITY, "-ext", "eku=" + usage));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    private static void generate(Path keyStore, String alias, String subject, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "2",
                "-dname",
                subject));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool made no certificate for " + alias + ": " + output);
        }
    }

    private static Path alone(KeyStore keys, String alias, Path directory)
            throws GeneralSecurityException, IOException {
        KeyStore one = empty();
        char[] password = PASSWORD.toCharArray();
        one.setKeyEntry(alias, keys.getKey(alias, password), password, keys.getCertificateChain(alias));
        return store(one, directory.resolve(alias + ".p12"));
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path store(KeyStore keyStore, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            keyStore.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
