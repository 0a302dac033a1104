package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.secret.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * The client certificate of an SSL bundle, whatever the bundle was made of.
 *
 * @param certificate the certificate and its key
 * @param authorities whom to trust in place of the platform's authorities; empty if the bundle does not say
 */
record BundledCertificate(ClientCertificate certificate, List<X509Certificate> authorities) {

    static BundledCertificate of(SslBundle bundle) {
        try {
            KeyStore store = bundle.getStores().getKeyStore();
            if (store == null) {
                throw unreadable("the SSL bundle of psc.ssl-bundle has no key store", null);
            }
            return new BundledCertificate(certificate(bundle, store), authorities(bundle));
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable("the key of the SSL bundle of psc.ssl-bundle cannot be read: check its password", e);
        }
    }

    HttpSettings trustedBy(HttpSettings http) {
        return authorities.isEmpty() ? http : http.withTrustedCertificates(authorities);
    }

    /** Whom a bundle trusts, whether or not it has a key. */
    static HttpSettings trustedBy(SslBundle bundle, HttpSettings http) {
        try {
            List<X509Certificate> found = authorities(bundle);
            if (found.isEmpty()) {
                throw unreadable("the SSL bundle of psc.api.ssl-bundle has no trust store", null);
            }
            return http.withTrustedCertificates(found);
        } catch (GeneralSecurityException e) {
            throw unreadable("the trust store of the SSL bundle of psc.api.ssl-bundle cannot be read", e);
        }
    }

    /** Bundles of PEM files have no password, and the core takes none without: the key is put under one of our own. */
    private static ClientCertificate certificate(SslBundle bundle, KeyStore store)
            throws GeneralSecurityException, IOException {
        String alias = alias(bundle, store);
        Key key = store.getKey(alias, password(bundle));
        if (key == null) {
            throw unreadable("the SSL bundle of psc.ssl-bundle has no private key under its alias", null);
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String own = Base64.getEncoder().encodeToString(random);
        KeyStore single = KeyStore.getInstance("PKCS12");
        single.load(null, null);
        single.setKeyEntry("psc", key, own.toCharArray(), store.getCertificateChain(alias));
        return ClientCertificate.of(single, Secret.of(own));
    }

    private static String alias(SslBundle bundle, KeyStore store) throws GeneralSecurityException {
        String named = bundle.getKey().getAlias();
        if (named != null) {
            return named;
        }
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw unreadable(
                    "the SSL bundle of psc.ssl-bundle must hold one private key, or say which by its key alias", null);
        }
        return keys.get(0);
    }

    private static char[] password(SslBundle bundle) {
        String password = bundle.getKey().getPassword();
        if (password == null) {
            password = bundle.getStores().getKeyStorePassword();
        }
        return password == null ? new char[0] : password.toCharArray();
    }

    private static List<X509Certificate> authorities(SslBundle bundle) throws GeneralSecurityException {
        KeyStore trust = bundle.getStores().getTrustStore();
        List<X509Certificate> found = new ArrayList<>();
        if (trust != null) {
            for (String alias : Collections.list(trust.aliases())) {
                if (trust.getCertificate(alias) instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        }
        return List.copyOf(found);
    }

    private static PscConfigurationException unreadable(String message, @Nullable Throwable cause) {
        return new PscConfigurationException(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE, message, cause);
    }
}
