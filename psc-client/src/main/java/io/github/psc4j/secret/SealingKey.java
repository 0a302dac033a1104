package io.github.psc4j.secret;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The 256-bit key that seals what a browser keeps. Immutable, thread-safe, masked when printed. */
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
        Arguments.refuseNull(random, "random");
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SealingKey(bytes);
    }

    /**
     * A key that several nodes share, from configuration.
     *
     * @param base64 32 bytes in Base64, as {@code openssl rand -base64 32} prints them
     * @return the key
     * @throws PscConfigurationException {@code PSC-1001} if it is not Base64 of exactly 32 bytes
     */
    public static SealingKey ofBase64(Secret base64) {
        Arguments.refuseNull(base64, "base64");
        byte[] bytes = decoded(base64);
        if (bytes.length != BYTES) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "a sealing key has 32 bytes, this one has " + bytes.length);
        }
        return new SealingKey(bytes);
    }

    private static byte[] decoded(Secret base64) {
        try {
            return Base64.getDecoder().decode(base64.reveal());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes a character of the key.
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "the sealing key is not Base64: paste it again");
        }
    }

    /**
     * Returns the key in clear: for a cipher, never for a log.
     *
     * @return an AES key
     */
    public SecretKey reveal() {
        return key;
    }

    /** Returns a mask, the same for every key. */
    @Override
    public String toString() {
        return "SealingKey[masked]";
    }
}
