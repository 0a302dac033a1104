package io.github.psc4j.internal.limit;

import java.time.Duration;

/**
 * The bounds on everything that comes from a network, a browser or a token, in one place. They are far above what Pro
 * Santé Connect sends (a userinfo response of five activities has about 8 kB) and far below what would hurt. The page {@code
 * docs/limits.md} is made from this class, and each bound has a test just inside and just outside.
 */
public final class Limits {
    // Any JSON document: token, discovery, keys, token response, userinfo, introspection.

    /** How deep objects and arrays may nest. */
    public static final int JSON_DEPTH = 32;
    /** Values, objects and arrays included: a thousand activities have about 32,000. */
    public static final int JSON_VALUES = 50_000;
    /** Characters of a number. */
    public static final int JSON_NUMBER_CHARS = 64;

    // A token.

    /** Characters in compact form. */
    public static final int TOKEN_CHARS = 64 * 1024;
    /** Characters of the header, before it is decoded. */
    public static final int TOKEN_HEADER_CHARS = 8 * 1024;
    /** Characters of {@code sub}, and of {@code sid} in a logout token (OpenID Connect Core 2). */
    public static final int SUBJECT_CHARS = 255;
    /** Characters of {@code jti}. */
    public static final int TOKEN_ID_CHARS = 255;
    /** How long an ID or logout token is on its way: PSC's ID tokens live two minutes. */
    public static final Duration TOKEN_TRANSIT = Duration.ofMinutes(10);
    /** The longest session of PSC: an older authentication is no login. */
    public static final Duration SESSION = Duration.ofHours(4);
    /** The largest clock skew that can be configured. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    /** Logout tokens that are remembered on one node, until they expire. */
    public static final int LOGOUT_TOKENS_REMEMBERED = 10_000;

    // The discovery document.

    /** Bytes. */
    public static final int DISCOVERY_BYTES = 256 * 1024;
    /** How long it is used while it cannot be refreshed. */
    public static final Duration DISCOVERY_STALE = Duration.ofHours(24);

    // The key set.

    /** Bytes. */
    public static final int KEYS_BYTES = 256 * 1024;
    /** Keys that are looked at. */
    public static final int KEYS_COUNT = 100;
    /** Bits of the smallest RSA key that is used. */
    public static final int RSA_MIN_BITS = 2048;
    /** Bits of the largest RSA key that is used. */
    public static final int RSA_MAX_BITS = 8192;
    /** How long the keys are used while they cannot be refreshed. */
    public static final Duration KEYS_STALE = Duration.ofHours(24);
    /** How long a signature that no known key made asks for no new keys, after one that did. */
    public static final Duration KEYS_WINDOW = Duration.ofSeconds(30);

    // The token response.

    /** Bytes. */
    public static final int TOKEN_RESPONSE_BYTES = 256 * 1024;
    /** The longest lifetime that is believed. */
    public static final Duration TOKEN_LIFETIME = Duration.ofDays(1);

    // The userinfo response.

    /** Bytes. */
    public static final int USERINFO_BYTES = 1024 * 1024;

    // The introspection response.

    /** Bytes. */
    public static final int INTROSPECTION_BYTES = 256 * 1024;

    /** Tokens that a service which receives them asks about at the same time. */
    public static final int INTROSPECTIONS_AT_ONCE = 50;

    // The revocation response: empty, or an error.

    /** Bytes. */
    public static final int REVOCATION_BYTES = 64 * 1024;

    // The callback URL.

    /** Characters of the query that the provider sends the browser back with. */
    public static final int CALLBACK_CHARS = 16 * 1024;
    /** Parameters of that query. */
    public static final int CALLBACK_PARAMETERS = 32;

    // The cookie of a pending login.

    /** Characters: a browser keeps about 4,096 bytes a cookie. */
    public static final int SEALED_CHARS = 3800;
    /** Characters of the path a person returns to after login. */
    public static final int RETURN_TARGET_CHARS = 1024;
    /** How long a person may take on the provider's pages. */
    public static final Duration PENDING_LOGIN = Duration.ofMinutes(10);

    // A service that receives tokens.

    /** Characters of the header in which a proxy names the client's certificate. */
    public static final int CERTIFICATE_HEADER_CHARS = 16 * 1024;
    /** The most outcomes on tokens that can be configured to be remembered, accepted and rejected each. */
    public static final int CACHED_TOKENS = 1_000_000;
    /** The longest time that can be configured for not verifying a JWT again. */
    public static final Duration VERIFIED_TOKEN_REUSE = Duration.ofMinutes(15);
    /** The longest time that can be configured for not asking PSC again: its tokens live two minutes. */
    public static final Duration INTROSPECTION_REUSE = Duration.ofMinutes(2);
    /** The longest time that can be configured for rejecting a token again without validating it. */
    public static final Duration REJECTED_TOKEN_REUSE = Duration.ofMinutes(1);

    // Every call to the provider.

    /** The longest time that can be configured for one call; the default is 15 s. */
    public static final Duration HTTP_TIMEOUT = Duration.ofMinutes(10);

    private Limits() {}
}
