package io.github.psc4j.http;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.tls.CertificateFiles;
import io.github.psc4j.internal.tls.CertificateSource;
import io.github.psc4j.internal.tls.KeyMaterial;
import io.github.psc4j.internal.tls.NewestKeyManager;
import io.github.psc4j.internal.tls.PemFiles;
import io.github.psc4j.internal.tls.TlsContext;
import io.github.psc4j.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The certificate and key with which this service authenticates over TLS: at Pro Santé Connect one of the IGC-Santé, type
 * <i>organisation</i>, usage <i>AUTH_CLI</i>. Thread-safe, masked when printed.
 *
 * <p>One that comes from files is renewed without a restart: replace the files, and the next call presents the new certificate.
 * A file that cannot be read, or a key that is not the one of the certificate, changes nothing until it is replaced once more;
 * {@code PscEvent.CertificateNotRenewed} tells.
 */
public final class ClientCertificate {
    private final CertificateSource source;

    private ClientCertificate(CertificateSource source) {
        this.source = source;
    }

    /**
     * Reads a PKCS#12 file, the form in which the IGC-Santé delivers.
     *
     * @param file the file; it must hold exactly one private key
     * @param password the password of the file and of the key
     * @return the certificate
     * @throws PscConfigurationException {@code PSC-1003} if the file cannot be read, has a wrong password, or holds no
     *     key or several
     */
    public static ClientCertificate pkcs12(Path file, Secret password) {
        Arguments.refuseNull(file, "file");
        Arguments.refuseNull(password, "password");
        return new ClientCertificate(new CertificateFiles(List.of(file), () -> readPkcs12(file, password)));
    }

    private static KeyMaterial readPkcs12(Path file, Secret password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.reveal().toCharArray());
            return KeyMaterial.of(store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw KeyMaterial.unreadable(
                    "the PKCS#12 file of the client certificate cannot be read: check the path, the password and that it"
                            + " is not a PEM file",
                    e);
        }
    }

    /**
     * Reads PEM files.
     *
     * @param certificates the certificate, and after it those of its authorities if there are any
     * @param privateKey the key in PKCS#8 (RSA or EC) or PKCS#1 (RSA); may be the same file
     * @return the certificate
     * @throws PscConfigurationException {@code PSC-1003} if a file cannot be read, the key is encrypted or has another form, or
     *     it is not the key of the certificate
     */
    public static ClientCertificate pem(Path certificates, Path privateKey) {
        Arguments.refuseNull(certificates, "certificates");
        Arguments.refuseNull(privateKey, "privateKey");
        return pem(certificates, privateKey, Optional.empty());
    }

    /**
     * Reads PEM files with an encrypted key.
     *
     * @param certificates the certificate, and after it those of its authorities if there are any
     * @param privateKey the key in encrypted PKCS#8 (PBES2, as OpenSSL writes it)
     * @param password the password of the key
     * @return the certificate
     * @throws PscConfigurationException {@code PSC-1003} as above, and if the password is wrong
     */
    public static ClientCertificate pem(Path certificates, Path privateKey, Secret password) {
        Arguments.refuseNull(certificates, "certificates");
        Arguments.refuseNull(password, "password");
        Arguments.refuseNull(privateKey, "privateKey");
        return pem(certificates, privateKey, Optional.of(password));
    }

    private static ClientCertificate pem(Path certificates, Path privateKey, Optional<Secret> password) {
        return new ClientCertificate(new CertificateFiles(
                List.of(certificates, privateKey), () -> PemFiles.read(certificates, privateKey, password)));
    }

    /**
     * Takes the one private key of a key store, which never changes.
     *
     * @param store the key store; it must hold exactly one private key
     * @param password the password of the key
     * @return the certificate
     * @throws PscConfigurationException {@code PSC-1003} if it holds no key or several, or the password is wrong
     */
    public static ClientCertificate of(KeyStore store, Secret password) {
        Arguments.refuseNull(password, "password");
        Arguments.refuseNull(store, "store");
        return new ClientCertificate(new FixedCertificate(KeyMaterial.of(store, password)));
    }

    /**
     * Takes the newest certificate of something that renews it by itself, for example of a Spring SSL bundle. Whoever that is tells
     * of renewals that did not work.
     *
     * @param newest asked before each call and quick; the same object as before if nothing has changed
     * @return the certificate
     */
    public static ClientCertificate newestOf(Supplier<ClientCertificate> newest) {
        Arguments.refuseNull(newest, "newest");
        return new ClientCertificate(new CertificateSource() {
            @Override
            public KeyMaterial newest() {
                return newest.get().source.newest();
            }

            @Override
            public Optional<ErrorCode> failure() {
                return newest.get().source.failure();
            }
        });
    }

    /**
     * The newest certificate, without its chain: what tokens are bound to.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return source.newest().certificate();
    }

    /**
     * The end of the newest certificate's validity, to warn in time.
     *
     * @return the last instant at which it is valid
     */
    public Instant expiresAt() {
        return certificate().getNotAfter().toInstant();
    }

    /**
     * What a client of another library needs to present this certificate: TLS 1.3 or 1.2. A renewed certificate is presented by
     * new connections, and a TLS session is resumed for a minute at most.
     *
     * @param authorities trusted in place of those of the Java platform; empty for the platform's
     * @return a context of its own
     * @throws PscConfigurationException {@code PSC-1001} if the authorities cannot be used
     */
    public SSLContext sslContext(List<X509Certificate> authorities) {
        Arguments.refuseNull(authorities, "authorities");
        return TlsContext.of(authorities, Optional.of(keyManager())).context();
    }

    /**
     * Presents the newest certificate in each new connection, for a client of another library that makes its own TLS context.
     *
     * @return a key manager of its own
     */
    public X509ExtendedKeyManager keyManager() {
        return new NewestKeyManager(source::newest);
    }

    /**
     * Tells why replaced files are not in use.
     *
     * @return the code of what is wrong with them; empty if the newest files are in use, or the certificate never changes
     */
    public Optional<ErrorCode> renewalFailure() {
        return source.failure();
    }

    /** Tells only the end of validity. */
    @Override
    public String toString() {
        return "ClientCertificate[expires " + expiresAt() + "]";
    }

    private record FixedCertificate(KeyMaterial newest) implements CertificateSource {
        @Override
        public Optional<ErrorCode> failure() {
            return Optional.empty();
        }
    }
}
