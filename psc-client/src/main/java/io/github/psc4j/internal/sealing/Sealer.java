package io.github.psc4j.internal.sealing;

import io.github.psc4j.internal.encoding.Base64Url;
import io.github.psc4j.secret.SealingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals a text so that a browser can keep it without reading or changing it: AES-256-GCM with a fresh 96-bit nonce. The
 * purpose is authenticated with it, so that a value sealed for one use is refused for another. Thread-safe.
 */
public final class Sealer {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealingKey key;
    private final SecureRandom random;

    /**
     * Seals with the given key.
     *
     * @param key the key; every node of a cluster needs the same one
     * @param random the source of nonces
     */
    public Sealer(SealingKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /**
     * Seals a text.
     *
     * @param purpose what the value is for
     * @param text the text
     * @return URL- and cookie-safe characters
     */
    public String seal(String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64Url.encode(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java platform", e);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @param purpose what the value should be for
     * @param sealed the value, from a browser
     * @return the text, or empty if the value was not sealed with this key for this purpose, or was changed
     */
    public Optional<String> open(String purpose, String sealed) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            // Shorter than its parts, the cipher would fail in a way of its own; and a value has one spelling only.
            if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE
                    || !Base64Url.encode(all).equals(sealed)) {
                return Optional.empty();
            }
            byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.reveal(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
