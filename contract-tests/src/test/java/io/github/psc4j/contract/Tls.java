package io.github.psc4j.contract;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS as the tests need it: one authority, and a client certificate or none. */
public final class Tls {

    private Tls() {}

    public static SSLContext trusting(List<X509Certificate> authorities, Optional<ClientKeyStore> own) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (X509Certificate authority : authorities) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.isPresent() ? keyManagers(own.get()) : new KeyManager[0], trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS context from the test certificates", e);
        }
    }

    private static KeyManager[] keyManagers(ClientKeyStore own) throws GeneralSecurityException, IOException {
        char[] password = own.password().toCharArray();
        KeyStore keys = KeyStore.getInstance(own.file().toFile(), password);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        return factory.getKeyManagers();
    }
}
