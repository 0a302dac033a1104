package io.github.psc4j.internal.tls;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * TLS 1.3 or 1.2, the authorities of the platform or the given ones, and the client certificate where there is one.
 *
 * @param context makes connections
 * @param trust what it trusts
 * @param certificateAsked whether the other side has ever requested a client certificate
 */
public record TlsContext(SSLContext context, X509TrustManager trust, AtomicBoolean certificateAsked) {
    /** A resumed session is one of the certificate that it began with. */
    private static final int RESUMED_SECONDS = 60;

    public static TlsContext of(List<X509Certificate> authorities, Optional<X509ExtendedKeyManager> certificate) {
        try {
            X509TrustManager trust = trustManager(authorities);
            AtomicBoolean asked = new AtomicBoolean();
            KeyManager keys = new NotingKeyManager(certificate, asked);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            context.getClientSessionContext().setSessionTimeout(RESUMED_SECONDS);
            return new TlsContext(context, trust, asked);
        } catch (GeneralSecurityException | IOException e) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "the trusted certificates cannot be used", e);
        }
    }

    /** Connections from now on begin anew, with the certificate of now. */
    public void forgetSessions() {
        SSLSessionContext sessions = context.getClientSessionContext();
        for (byte[] id : Collections.list(sessions.getIds())) {
            SSLSession session = sessions.getSession(id);
            if (session != null) {
                session.invalidate();
            }
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
