package io.github.psc4j.internal.encoding;

import java.util.Base64;

/** The URL-safe Base64 of RFC 4648 5 without padding, as JOSE and OAuth write bytes (RFC 7515 2). */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /**
     * Encodes bytes.
     *
     * @param bytes the bytes
     * @return URL-safe text
     */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
