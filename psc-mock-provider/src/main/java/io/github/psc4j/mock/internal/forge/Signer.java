package io.github.psc4j.mock.internal.forge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the bytes of a signature, with any key and any algorithm, fitting or not. */
@FunctionalInterface
public interface Signer {

    byte[] sign(byte[] input);

    static Signer rsa(RSAKey key, String digest) {
        return with(privateKey(key), "SHA" + digest + "withRSA");
    }

    static Signer rs256(RSAKey key) {
        return rsa(key, "256");
    }

    static Signer ps256(RSAKey key) {
        return input -> {
            try {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                signature.initSign(privateKey(key));
                signature.update(input);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    static Signer ecdsa(PrivateKey key) {
        return with(key, "SHA256withECDSAinP1363Format");
    }

    static Signer hmac(byte[] key) {
        return input -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Signer with(PrivateKey key, String algorithm) {
        return input -> {
            try {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(key);
                signature.update(input);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static PrivateKey privateKey(RSAKey key) {
        try {
            return key.toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
