package io.github.psc4j.internal.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that every Java platform has. */
public final class Sha256 {
    private Sha256() {}

    /**
     * Hashes bytes.
     *
     * @param bytes the bytes
     * @return 32 bytes
     */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /**
     * Begins a hash of several parts.
     *
     * @return a digest that nobody else uses
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
