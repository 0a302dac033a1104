package io.github.psc4j.http;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * The certificate and key with which this service authenticates to the provider over TLS: at Pro Santé Connect one of
 * the IGC-Santé, type <i>organisation</i>, usage <i>AUTH_CLI</i>. Immutable, thread-safe, masked when printed.
 */
public final class ClientCertificate {
    private final X509KeyManager keyManager;
    private final X509Certificate certificate;

    private ClientCertificate(X509KeyManager keyManager, X509Certificate certificate) {
        this.keyManager = keyManager;
        this.certificate = certificate;
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
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.reveal().toCharArray());
            return of(store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new PscConfigurationException(
                    ErrorCode.CLIENT_CERTIFICATE_UNREADABLE,
                    "the PKCS#12 file of the client certificate cannot be read: check the path, the password and that it"
                            + " is not a PEM file",
                    e);
        }
    }

    /**
     * Takes the one private key of a key store, for example of a Spring SSL bundle.
     *
     * @param store the key store; it must hold exactly one private key
     * @param password the password of the key
     * @return the certificate
     * @throws PscConfigurationException {@code PSC-1003} if it holds no key or several, or the password is wrong
     */
    public static ClientCertificate of(KeyStore store, Secret password) {
        try {
            String alias = onlyKeyAlias(store);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.reveal().toCharArray());
            if (store.getCertificate(alias) instanceof X509Certificate certificate
                    && factory.getKeyManagers()[0] instanceof X509KeyManager keyManager) {
                return new ClientCertificate(keyManager, certificate);
            }
            throw new PscConfigurationException(
                    ErrorCode.CLIENT_CERTIFICATE_UNREADABLE, "the private key has no X.509 certificate beside it");
        } catch (GeneralSecurityException e) {
            throw new PscConfigurationException(
                    ErrorCode.CLIENT_CERTIFICATE_UNREADABLE,
                    "the key of the client certificate cannot be read: check its password",
                    e);
        }
    }

    private static String onlyKeyAlias(KeyStore store) throws KeyStoreException {
        String found = null;
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                if (found != null) {
                    throw new PscConfigurationException(
                            ErrorCode.CLIENT_CERTIFICATE_UNREADABLE,
                            "the key store holds several private keys: keep one, so that there is no doubt which is sent");
                }
                found = alias;
            }
        }
        if (found == null) {
            throw new PscConfigurationException(
                    ErrorCode.CLIENT_CERTIFICATE_UNREADABLE, "the key store holds no private key");
        }
        return found;
    }

    /**
     * The end of the certificate's validity, to warn in time.
     *
     * @return the last instant at which it is valid
     */
    public Instant expiresAt() {
        return certificate.getNotAfter().toInstant();
    }

    X509KeyManager keyManager() {
        return keyManager;
    }

    /** Tells only the end of validity. */
    @Override
    public String toString() {
        return "ClientCertificate[expires " + expiresAt() + "]";
    }
}
