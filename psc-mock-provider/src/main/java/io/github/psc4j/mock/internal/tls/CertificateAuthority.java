package io.github.psc4j.mock.internal.tls;

import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.ClientKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Signs the server's certificate and the clients'; its key never leaves the memory. */
public final class CertificateAuthority {

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final String password;
    private final KeyStore serverKeys;
    /** The real one: the TLS stacks of both sides know no other. */
    private final Clock clock = Clock.systemUTC();

    /** Signs the server's certificate itself. */
    public CertificateAuthority() {
        this(Secrets.random(), Optional.empty());
    }

    /** For a server with a key and certificate of its own; signs client certificates only. */
    public CertificateAuthority(KeyStore ownServerKeys, String password) {
        this(password, Optional.of(ownServerKeys));
    }

    private CertificateAuthority(String password, Optional<KeyStore> ownServerKeys) {
        this.password = password;
        try {
            keys = ellipticKeys();
            // A name of its own for every authority, so that trust stores with several keep them apart.
            X500Principal name =
                    new X500Principal("CN=Simulateur PSC " + Secrets.identifier() + ",OU=AUCUNE VALEUR,O=psc4j,C=FR");
            certificate = sign(name, name, keys.getPublic(), CertificateTemplate.authority());
            serverKeys = ownServerKeys.isPresent() ? ownServerKeys.get() : issueServerKeys();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("test certificates cannot be made", e);
        }
    }

    private KeyStore issueServerKeys() throws GeneralSecurityException {
        ClientKey server = issueServerCertificate();
        KeyStore store = keyStore();
        store.setKeyEntry("server", server.privateKey(), password.toCharArray(), new Certificate[] {
            server.certificate(), certificate
        });
        return store;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public KeyStore serverKeys() {
        return serverKeys;
    }

    public String password() {
        return password;
    }

    public KeyStore trust() {
        try {
            KeyStore store = keyStore();
            store.setCertificateEntry("authority", certificate);
            for (String alias : Collections.list(serverKeys.aliases())) {
                // Of a server with keys of its own, whoever signed them.
                Certificate[] chain = serverKeys.getCertificateChain(alias);
                if (chain != null) {
                    store.setCertificateEntry("server " + alias, chain[chain.length - 1]);
                }
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSA, as the IGC-Santé issues. */
    public ClientKey issueClientCertificate(String subjectDn) {
        X500Principal subject = new X500Principal(subjectDn);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair client = generator.generateKeyPair();
            X509Certificate issued = sign(
                    certificate.getSubjectX500Principal(), subject, client.getPublic(), CertificateTemplate.client());
            return new ClientKey(issued, certificate, client.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a client certificate cannot be made", e);
        }
    }

    public ClientKey issueServerCertificate() {
        try {
            KeyPair server = ellipticKeys();
            X509Certificate issued = sign(
                    certificate.getSubjectX500Principal(),
                    new X500Principal("CN=localhost,O=psc4j,C=FR"),
                    server.getPublic(),
                    CertificateTemplate.server());
            return new ClientKey(issued, certificate, server.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a server certificate cannot be made", e);
        }
    }

    private X509Certificate sign(X500Principal issuer, X500Principal subject, PublicKey key, byte[] extensions)
            throws GeneralSecurityException {
        PrivateKey signer = keys.getPrivate();
        return new CertificateTemplate(issuer, subject, key, extensions).signed(signer, clock.instant());
    }

    private static KeyPair ellipticKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyStore keyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
