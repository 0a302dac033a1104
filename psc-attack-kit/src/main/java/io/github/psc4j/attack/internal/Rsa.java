package io.github.psc4j.attack.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.psc4j.mock.extension.JwsSigner;
import java.text.ParseException;
import java.util.Map;

/** RSA keys as the attacks use them. */
final class Rsa {

    private Rsa() {}

    /** A key that looks like those of the provider. */
    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("RSA keys cannot be generated", e);
        }
    }

    static RSAKey parse(Map<String, Object> jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("the provider's key cannot be read", e);
        }
    }

    static JwsSigner signer(RSAKey key) {
        try {
            return JwsSigner.rs256(key.toPrivateKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
