package io.github.psc4j.mock.internal.hostile;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.mock.ClientKey;
import io.github.psc4j.mock.internal.KeyRing;
import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The keys that an attacker makes once. */
final class AttackerKeys {

    /** Made when the first attack needs them, and good for all: nothing depends on who uses them. */
    static final AttackerKeys INSTANCE = new AttackerKeys();

    private final RSAKey rsa = KeyRing.newSigningKey();
    private final KeyPair weak = pair("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));
    private final KeyPair elliptic = pair("EC", new ECGenParameterSpec("secp256r1"));
    private final ClientKey certified = new CertificateAuthority().issueClientCertificate("CN=attacker");

    private AttackerKeys() {}

    RSAKey rsa() {
        return rsa;
    }

    /** 1024 bits. */
    RSAKey weak() {
        return new RSAKey.Builder((RSAPublicKey) weak.getPublic())
                .privateKey(weak.getPrivate())
                .keyID("weak")
                .build();
    }

    KeyPair elliptic() {
        return elliptic;
    }

    /** A key with a certificate that nobody here trusts. */
    ClientKey certified() {
        return certified;
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
