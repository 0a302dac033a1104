package io.github.psc4j.internal.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Presents a certificate, or none, and notes that the other side requested one. */
final class NotingKeyManager extends X509ExtendedKeyManager {
    private final Optional<X509ExtendedKeyManager> certificate;
    private final AtomicBoolean requested;

    NotingKeyManager(Optional<X509ExtendedKeyManager> certificate, AtomicBoolean requested) {
        this.certificate = certificate;
        this.requested = requested;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        requested.set(true);
        return certificate
                .map(manager -> manager.chooseClientAlias(keyTypes, issuers, socket))
                .orElse(null);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        requested.set(true);
        return certificate
                .map(manager -> manager.chooseEngineClientAlias(keyTypes, issuers, engine))
                .orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return certificate.map(manager -> manager.getCertificateChain(alias)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return certificate.map(manager -> manager.getPrivateKey(alias)).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // Only servers and tools ask.
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
