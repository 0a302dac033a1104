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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The client certificate of an SSL bundle, whatever the bundle was made of.
 *
 * @param certificate the certificate and its key
 * @param authorities whom to trust in place of the platform's authorities; empty if the bundle does not say
 */
record BundledCertificate(ClientCertificate certificate, List<X509Certificate> authorities) {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.certificate");

    /**
     * The certificate of a bundle, and of the one that replaces it when Spring Boot reloads it ({@code reload-on-update}). Whom to
     * trust is read once.
     */
    static BundledCertificate of(SslBundles bundles, String name, String property) {
        BundledCertificate first = of(named(bundles, name, property), property);
        AtomicReference<ClientCertificate> newest = new AtomicReference<>(first.certificate());
        bundles.addBundleUpdateHandler(name, renewed -> {
            try {
                newest.set(of(renewed, property).certificate());
            } catch (PscConfigurationException e) {
                LOG.warn(
                        "the renewed certificate cannot be used, the one before is still presented: {}",
                        e.getMessage());
            }
        });
        return new BundledCertificate(ClientCertificate.newestOf(newest::get), first.authorities());
    }

    /** Spring's own exception names the bundle, and not the property that asks for it. */
    static SslBundle named(SslBundles bundles, String name, String property) {
        try {
            return bundles.getBundle(name);
        } catch (NoSuchSslBundleException e) {
            throw ClientFactory.invalid(
                    property + " names the SSL bundle " + name + ", which spring.ssl.bundle.*.* does not define");
        }
    }

    private static BundledCertificate of(SslBundle bundle, String property) {
        try {
            KeyStore store = bundle.getStores().getKeyStore();
            if (store == null) {
                throw unreadable("the SSL bundle of " + property + " has no key store", null);
            }
            return new BundledCertificate(certificate(bundle, store, property), authorities(bundle));
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable("the key of the SSL bundle of " + property + " cannot be read: check its password", e);
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
    private static ClientCertificate certificate(SslBundle bundle, KeyStore store, String property)
            throws GeneralSecurityException, IOException {
        String alias = alias(bundle, store, property);
        Key key = store.getKey(alias, password(bundle));
        if (key == null) {
            throw unreadable("the SSL bundle of " + property + " has no private key under its alias", null);
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String own = Base64.getEncoder().encodeToString(random);
        KeyStore single = KeyStore.getInstance("PKCS12");
        single.load(null, null);
        single.setKeyEntry("psc", key, own.toCharArray(), store.getCertificateChain(alias));
        return ClientCertificate.of(single, Secret.of(own));
    }

    private static String alias(SslBundle bundle, KeyStore store, String property) throws GeneralSecurityException {
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
                    "the SSL bundle of " + property + " must hold one private key, or say which by its key alias",
                    null);
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
