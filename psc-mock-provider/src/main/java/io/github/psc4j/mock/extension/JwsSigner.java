package io.github.psc4j.mock.extension;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the bytes of a signature, with any key and any algorithm, whether they fit or not. */
@FunctionalInterface
public interface JwsSigner {

    /**
     * Signs.
     *
     * @param input the JWS signing input
     * @return the bytes of the signature
     */
    byte[] sign(byte[] input);

    /**
     * Signs with RS256.
     *
     * @param key an RSA key
     * @return the signer
     */
    static JwsSigner rs256(PrivateKey key) {
        return input -> {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(key);
                signature.update(input);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /**
     * Signs with HS256.
     *
     * @param key the bytes of the key, one at least
     * @return the signer
     */
    static JwsSigner hmac(byte[] key) {
        byte[] copy = key.clone();
        return input -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(copy, "HmacSHA256"));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
