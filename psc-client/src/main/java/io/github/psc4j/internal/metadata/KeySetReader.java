package io.github.psc4j.internal.metadata;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a JWK set: keeps what can verify a signature safely, ignores the rest and says why (RFC 7517, RFC 8725 3.5). */
@Implements({Requirement.RFC_8725_KEYS, Requirement.DISCOVERY_KEY_USE})
final class KeySetReader {
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(3);
    private static final int MAX_EXPONENT_BITS = 64;

    private static final Set<String> CERTIFICATE_MEMBERS = Set.of("x5c", "x5u", "x5t", "x5t#S256");

    private final PscEventListener listener;

    KeySetReader(PscEventListener listener) {
        this.listener = listener;
    }

    List<VerificationKey> read(Map<String, ? extends @Nullable Object> document) {
        if (!(document.get("keys") instanceof List<?> entries)) {
            throw new PscProviderException(ErrorCode.RESPONSE_MALFORMED, "the key set has no array of keys");
        }
        List<VerificationKey> keys = new ArrayList<>();
        for (Object entry : entries.subList(0, Math.min(entries.size(), Limits.KEYS_COUNT))) {
            readEntry(entry).ifPresent(keys::add);
        }
        if (entries.size() > Limits.KEYS_COUNT) {
            listener.onEvent(new PscEvent.KeyIgnored("the key set has more than " + Limits.KEYS_COUNT + " keys"));
        }
        return withoutAmbiguous(keys);
    }

    @SuppressWarnings("unchecked")
    private Optional<VerificationKey> readEntry(@Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> members)) {
            return ignore("an entry is not an object");
        }
        try {
            // A certificate beside the key says nothing that is used here, and must not spoil the key.
            Map<String, Object> bare = new HashMap<>((Map<String, Object>) members);
            bare.keySet().removeAll(CERTIFICATE_MEMBERS);
            JWK jwk = JWK.parse(bare);
            if ((jwk.getKeyUse() != null && !KeyUse.SIGNATURE.equals(jwk.getKeyUse()))
                    || (jwk.getKeyOperations() != null
                            && !jwk.getKeyOperations().contains(KeyOperation.VERIFY))) {
                return Optional.empty();
            }
            if (jwk instanceof RSAKey rsa) {
                RSAPublicKey key = rsa.toRSAPublicKey();
                return isStrong(key)
                        ? Optional.of(verificationKey(jwk, key))
                        : ignore("an RSA key is too weak or too large");
            }
            if (jwk instanceof ECKey ec) {
                return Optional.of(verificationKey(jwk, ec.toECPublicKey()));
            }
            return Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return ignore("an entry is unreadable");
        }
    }

    private static VerificationKey verificationKey(JWK jwk, java.security.PublicKey key) {
        return new VerificationKey(
                Optional.ofNullable(jwk.getKeyID()),
                Optional.ofNullable(jwk.getAlgorithm()).map(Object::toString),
                key);
    }

    private static boolean isStrong(RSAPublicKey key) {
        BigInteger exponent = key.getPublicExponent();
        int bits = key.getModulus().bitLength();
        return bits >= Limits.RSA_MIN_BITS
                && bits <= Limits.RSA_MAX_BITS
                && exponent.compareTo(MIN_EXPONENT) >= 0
                && exponent.testBit(0)
                && exponent.bitLength() <= MAX_EXPONENT_BITS;
    }

    /** Two keys of one name: nobody can say which is meant, so neither is used. */
    private List<VerificationKey> withoutAmbiguous(List<VerificationKey> keys) {
        Map<String, Integer> count = new HashMap<>();
        keys.forEach(key -> key.kid().ifPresent(kid -> count.merge(kid, 1, Integer::sum)));
        List<VerificationKey> clear = new ArrayList<>();
        for (VerificationKey key : keys) {
            if (key.kid().map(kid -> count.getOrDefault(kid, 0) > 1).orElse(false)) {
                listener.onEvent(new PscEvent.KeyIgnored("several keys have the same kid"));
            } else {
                clear.add(key);
            }
        }
        return List.copyOf(clear);
    }

    private Optional<VerificationKey> ignore(String reason) {
        listener.onEvent(new PscEvent.KeyIgnored(reason));
        return Optional.empty();
    }
}
