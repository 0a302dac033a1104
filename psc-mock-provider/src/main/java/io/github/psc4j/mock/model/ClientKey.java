package io.github.psc4j.mock.model;

import io.github.psc4j.mock.internal.util.Pem;
import io.github.psc4j.mock.internal.util.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/** A client certificate of the mock's own authority, with its key, in the forms in which a service wants it. */
public final class ClientKey {

    private final X509Certificate certificate;
    private final X509Certificate authority;
    private final PrivateKey privateKey;
    private final String password = Secrets.random();

    /**
     * A key with its certificate; {@link io.github.psc4j.mock.PscMockProvider#issueClientCertificate} makes them.
     *
     * @param certificate the certificate
     * @param authority the certificate of the authority that signed it
     * @param privateKey the private key
     */
    public ClientKey(X509Certificate certificate, X509Certificate authority, PrivateKey privateKey) {
        this.certificate = certificate;
        this.authority = authority;
        this.privateKey = privateKey;
    }

    /**
     * The certificate.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * The private key.
     *
     * @return the private key
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * The password of {@link #pkcs12()}.
     *
     * @return the password
     */
    public String password() {
        return password;
    }

    /**
     * The key with its chain as a PKCS#12 file, alias {@code client}.
     *
     * @return the bytes of the file
     */
    public byte[] pkcs12() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", privateKey, password.toCharArray(), new Certificate[] {certificate, authority});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the PKCS#12 file cannot be written", e);
        }
    }

    /**
     * The certificate, then that of the authority, in PEM.
     *
     * @return the text of the file
     */
    public String certificatePem() {
        return Pem.of(certificate) + Pem.of(authority);
    }

    /**
     * The private key in PEM, PKCS#8, not encrypted.
     *
     * @return the text of the file
     */
    public String privateKeyPem() {
        return Pem.of(privateKey);
    }

    /** Names the subject, never the key. */
    @Override
    public String toString() {
        return "ClientKey[" + certificate.getSubjectX500Principal().getName() + "]";
    }
}
