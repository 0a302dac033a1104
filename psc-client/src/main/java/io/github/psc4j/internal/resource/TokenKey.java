package io.github.psc4j.internal.resource;

import io.github.psc4j.internal.encoding.Sha256;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What an outcome is found by: SHA-256 of the validator and of the whole token, its signature included. Two tokens have the same
 * key only if the same bytes were validated by the same rules; a key does not lead back to the token.
 */
@Implements(Requirement.RESOURCE_CACHE_KEY)
record TokenKey(long first, long second, long third, long fourth) {

    /**
     * The key of a token.
     *
     * @param validator everything that the outcome depends on beside the token
     * @param token in plain ASCII
     */
    static TokenKey of(byte[] validator, String token) {
        MessageDigest digest = Sha256.digest();
        // Its length before it, so that nothing can move from the one to the other.
        digest.update(
                ByteBuffer.allocate(Integer.BYTES).putInt(validator.length).flip());
        digest.update(validator);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        return new TokenKey(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    /** Whether a text can be a token at all: beyond this nothing is hashed, sent or read. */
    static boolean isPossible(String token, int maxChars) {
        return token.length() <= maxChars && VisibleAscii.isAllOf(token);
    }
}
