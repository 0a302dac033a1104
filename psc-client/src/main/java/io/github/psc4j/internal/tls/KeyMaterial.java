package io.github.psc4j.internal.tls;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** One certificate with its key, as it was read at one time. Immutable; another reading is another object. */
public final class KeyMaterial {
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private final X509KeyManager keyManager;
    private final X509Certificate certificate;

    private KeyMaterial(X509KeyManager keyManager, X509Certificate certificate) {
        this.keyManager = keyManager;
        this.certificate = certificate;
    }

    /** Presents the certificate. */
    X509KeyManager keyManager() {
        return keyManager;
    }

    /** The certificate itself, without its chain. */
    public X509Certificate certificate() {
        return certificate;
    }

    public static KeyMaterial of(KeyStore store, Secret password) {
        char[] characters = password.reveal().toCharArray();
        try {
            String alias = onlyKeyAlias(store);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, characters);
            if (store.getCertificate(alias) instanceof X509Certificate certificate
                    && factory.getKeyManagers()[0] instanceof X509KeyManager keyManager) {
                requirePair(certificate.getPublicKey(), store.getKey(alias, characters));
                return new KeyMaterial(keyManager, certificate);
            }
            throw unreadable("the private key has no X.509 certificate beside it", null);
        } catch (GeneralSecurityException e) {
            throw unreadable("the key of the client certificate cannot be read: check its password", e);
        }
    }

    /** Of two files that are replaced one after the other, a new certificate must not meet an old key. */
    private static void requirePair(PublicKey publicKey, @Nullable Key key) throws GeneralSecurityException {
        if (!(key instanceof PrivateKey privateKey)) {
            throw unreadable("the private key is not one for certificates", null);
        }
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(PROBE);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(publicKey);
        verifier.update(PROBE);
        if (!verifier.verify(signature)) {
            throw unreadable("the private key is not the one of the certificate", null);
        }
    }

    private static String onlyKeyAlias(KeyStore store) throws KeyStoreException {
        String found = null;
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                if (found != null) {
                    throw unreadable(
                            "the key store holds several private keys: keep one, so that there is only one that can be sent",
                            null);
                }
                found = alias;
            }
        }
        if (found == null) {
            throw unreadable("the key store holds no private key", null);
        }
        return found;
    }

    public static PscConfigurationException unreadable(String message, @Nullable Exception cause) {
        return new PscConfigurationException(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE, message, cause);
    }
}
