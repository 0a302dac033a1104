package io.github.psc4j.limit;

import java.time.Duration;

/**
 * The bounds on everything that comes from a network, a browser or a token, in one place. They are far above what Pro
 * Santé Connect sends (a userinfo answer of five activities has about 8 kB) and far below what would hurt.
 */
public final class Limits {
    /** Bytes of a discovery document. */
    public static final int DISCOVERY_BYTES = 256 * 1024;
    /** Bytes of a key set. */
    public static final int KEYS_BYTES = 256 * 1024;
    /** Keys that are looked at in a key set. */
    public static final int KEYS_COUNT = 100;
    /** Bytes of a token answer. */
    public static final int TOKEN_RESPONSE_BYTES = 256 * 1024;
    /** Bytes of a userinfo answer. */
    public static final int USERINFO_BYTES = 1024 * 1024;
    /** Characters of one token in compact form. */
    public static final int TOKEN_CHARS = 64 * 1024;
    /** How deep objects and arrays of a JSON document may nest. */
    public static final int JSON_DEPTH = 32;
    /** Characters of the query that the provider sends the browser back with. */
    public static final int CALLBACK_CHARS = 16 * 1024;
    /** Parameters of that query. */
    public static final int CALLBACK_PARAMETERS = 32;
    /** Characters of a sealed pending login: a browser keeps about 4,096 bytes a cookie. */
    public static final int SEALED_CHARS = 3800;
    /** Characters of {@code sub} (OpenID Connect Core 2). */
    public static final int SUBJECT_CHARS = 255;
    /** Characters of the path a person returns to after login. */
    public static final int RETURN_TARGET_CHARS = 1024;
    /** How long a person may take on the provider's pages. */
    public static final Duration PENDING_LOGIN = Duration.ofMinutes(10);
    /** Values of a userinfo document, objects and arrays included: a thousand activities have about 32,000. */
    public static final int USERINFO_VALUES = 50_000;
    /** Characters of one number in a JSON document. */
    public static final int JSON_NUMBER_CHARS = 100;

    private Limits() {}
}
