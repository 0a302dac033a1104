package io.github.psc4j.resource;

import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a verdict is found by: SHA-256 of who judged and of the whole token, its signature included. Two tokens have the same key
 * only if the same bytes were judged by the same rules; from a key nobody gets to the token.
 */
@Implements(Requirement.RESOURCE_CACHE_KEY)
public record TokenKey(long first, long second, long third, long fourth) {

    /**
     * The key of a token.
     *
     * @param judge who judges: everything that the verdict depends on beside the token
     * @param token in plain ASCII
     */
    public static TokenKey of(byte[] judge, String token) {
        MessageDigest digest = sha256();
        // Its length before it, so that nothing can move from the one to the other.
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(judge.length).flip());
        digest.update(judge);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        return new TokenKey(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    /** Whether a text can be a token at all: beyond this nothing is hashed, sent or read. */
    public static boolean isPossible(String token, int maxChars) {
        if (token.length() > maxChars) {
            return false;
        }
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
