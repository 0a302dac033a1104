package io.github.psc4j.attack.internal;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.mock.extension.JwsSigner;
import io.github.psc4j.mock.extension.ProviderAccess;
import io.github.psc4j.mock.model.ClientKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.jspecify.annotations.Nullable;

/** The keys of the attacker, the same for every attack of a run. */
final class AttackerKeys {

    /** Made when the first attack needs it: nothing depends on who uses it. */
    private static final RSAKey RSA = Rsa.generate();

    private static final KeyPair WEAK = pair("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));
    private static final KeyPair ELLIPTIC = pair("EC", new ECGenParameterSpec("secp256r1"));
    private final ProviderAccess provider;
    private @Nullable ClientKey certified;

    AttackerKeys(ProviderAccess provider) {
        this.provider = provider;
    }

    RSAKey rsa() {
        return RSA;
    }

    JwsSigner signer() {
        return Rsa.signer(RSA);
    }

    /** 1024 bits. */
    RSAKey weak() {
        return new RSAKey.Builder((RSAPublicKey) WEAK.getPublic())
                .privateKey(WEAK.getPrivate())
                .keyID("weak")
                .build();
    }

    JwsSigner weakSigner() {
        return Rsa.signer(weak());
    }

    KeyPair elliptic() {
        return ELLIPTIC;
    }

    /** A key with a certificate that nobody here trusts. */
    synchronized ClientKey certified() {
        ClientKey made = certified;
        if (made == null) {
            made = provider.issueUntrustedCertificate("CN=attacker");
            certified = made;
        }
        return made;
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
