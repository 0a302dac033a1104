package io.github.psc4j.mock.internal.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.mock.internal.util.Json;
import java.security.PrivateKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider's keys: one that signs, those that signed before, and an encryption key as Keycloak lists one. */
public final class KeyRing {

    private final List<RSAKey> signing = new ArrayList<>();

    /** Keys are made in the background from now on, while something else is started; the first use waits for them. */
    public static void prepare() {
        SpareKeys.prepare();
    }

    public synchronized void rotate() {
        keys().add(0, newSigningKey());
    }

    public synchronized void forgetFormer() {
        keys().subList(1, signing.size()).clear();
    }

    /** The half of a key that signs. */
    public static PrivateKey privateHalf(RSAKey key) {
        try {
            return key.toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first is taken when it is asked for: a start does not wait for it. Only with the lock. */
    private List<RSAKey> keys() {
        if (signing.isEmpty()) {
            signing.add(newSigningKey());
        }
        return signing;
    }

    /** The key that signs now, with its private half. */
    public synchronized RSAKey current() {
        return keys().get(0);
    }

    /** The key that is published for encryption, with its private half. */
    public RSAKey encryption() {
        return SpareKeys.encryption();
    }

    /** A key like those that sign, which belongs to nobody yet. */
    public static RSAKey newSigningKey() {
        return SpareKeys.take();
    }

    public synchronized Map<String, Object> publicKeys() {
        List<com.nimbusds.jose.jwk.JWK> keys = new ArrayList<>(keys());
        keys.add(SpareKeys.encryption());
        return new JWKSet(keys).toJSONObject(true);
    }

    public String sign(Map<String, Object> claims) {
        return sign(claims, JOSEObjectType.JWT);
    }

    public synchronized String sign(Map<String, Object> claims, JOSEObjectType type) {
        RSAKey key = keys().get(0);
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(type)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(Json.write(claims)));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the token cannot be signed", e);
        }
    }

    /** The claims of a token that this provider signed, whatever its age. */
    public synchronized Optional<Map<String, Object>> verified(String compact) {
        try {
            JWSObject token = JWSObject.parse(compact);
            if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            for (RSAKey key : keys()) {
                if (token.verify(new RSASSAVerifier(key.toRSAPublicKey()))) {
                    return Optional.ofNullable(token.getPayload().toJSONObject());
                }
            }
            return Optional.empty();
        } catch (ParseException | JOSEException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
