package io.github.psc4j.propagation;

import io.github.psc4j.PscClient;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.TlsServer;
import io.github.psc4j.token.ClientAuthentication;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.tls.HeldCertificate;

/** A target that requires a certificate, which may be renewed, and keeps connections. */
public final class CertificateTarget implements AutoCloseable {
    private final TlsServer service = new TlsServer("TLSv1.3", "TLSv1.2").keepingConnections(() -> {});
    private final AtomicReference<ClientCertificate> newest = new AtomicReference<>();

    /** Uses a certificate for the first or from now on. */
    public void present(String name) {
        HeldCertificate held = TlsServer.issue(name);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "a", held.keyPair().getPrivate(), "p".toCharArray(), new Certificate[] {held.certificate()});
            newest.set(ClientCertificate.of(store, Secret.of("p")));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public TokenPropagation propagation() {
        return PscClient.builder(PscEnvironment.SANDBOX)
                .clientId("me")
                .clientAuthentication(ClientAuthentication.secretBasic("s"))
                .redirectUri(URI.create("https://me.example/login"))
                .propagation(PropagationPolicy.denyAll()
                        .with(PropagationTarget.relay("service", url("/api"))
                                .withCertificate(
                                        ClientCertificate.newestOf(newest::get),
                                        List.of(TlsServer.AUTHORITY.certificate()))))
                .build()
                .propagation();
    }

    /** An address of the service; those below {@code /api} are the target's. */
    public URI url(String path) {
        return service.uri().resolve(path);
    }

    public List<String> seen() {
        return service.seen();
    }

    @Override
    public void close() {
        service.close();
    }
}
