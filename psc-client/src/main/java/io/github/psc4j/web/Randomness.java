package io.github.psc4j.web;

import java.security.SecureRandom;
import java.util.Base64;

/** Values that nobody can guess. */
final class Randomness {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Randomness() {}

    /** 256 bits as 43 URL-safe characters. */
    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
