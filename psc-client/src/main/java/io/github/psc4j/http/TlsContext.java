package io.github.psc4j.http;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 or 1.2, the authorities of the platform or the given ones, and the client certificate where there is one. */
final class TlsContext {
    private static final ConnectionSpec MODERN_TLS = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
            .build();

    private TlsContext() {}

    @Enforces({Rule.CORE_TLS_SERVER, Rule.RFC_6750_TLS})
    static void configure(
            OkHttpClient.Builder builder, List<X509Certificate> authorities, Optional<ClientCertificate> certificate) {
        // Plain HTTP is decided by the environment, which allows it on the loopback interface only.
        builder.connectionSpecs(List.of(MODERN_TLS, ConnectionSpec.CLEARTEXT));
        if (authorities.isEmpty() && certificate.isEmpty()) {
            return;
        }
        try {
            X509TrustManager trust = trustManager(authorities);
            KeyManager @Nullable [] keys =
                    certificate.map(c -> new KeyManager[] {c.keyManager()}).orElse(null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            builder.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "the trusted certificates cannot be used", e);
        }
    }

    private static X509TrustManager trustManager(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities.isEmpty() ? null : storeOf(authorities));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static KeyStore storeOf(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }
}
