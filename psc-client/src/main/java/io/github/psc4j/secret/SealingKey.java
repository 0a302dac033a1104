package io.github.psc4j.secret;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The 256-bit key of {@link Sealer}. Immutable, thread-safe, masked when printed. */
public final class SealingKey {
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private SealingKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /**
     * A key for this process only: pending logins do not survive a restart, and one node cannot open what another sealed.
     *
     * @param random the source of randomness
     * @return a new key
     */
    public static SealingKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SealingKey(bytes);
    }

    /**
     * A key that several nodes share, from configuration.
     *
     * @param base64 32 bytes in Base64, as {@code openssl rand -base64 32} prints them
     * @return the key
     * @throws IllegalArgumentException if it is not Base64 of exactly 32 bytes
     */
    public static SealingKey ofBase64(Secret base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.reveal());
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a sealing key has 32 bytes, this one has " + bytes.length);
        }
        return new SealingKey(bytes);
    }

    SecretKey key() {
        return key;
    }

    /** Returns a mask, the same for every key. */
    @Override
    public String toString() {
        return "SealingKey[masked]";
    }
}
