package io.github.psc4j.internal.requirement;

/** Where a rule comes from. */
public enum Source {
    CORE("OpenID Connect Core 1.0"),
    DISCOVERY("OpenID Connect Discovery 1.0"),
    RP_LOGOUT("OpenID Connect RP-Initiated Logout 1.0"),
    BACK_CHANNEL("OpenID Connect Back-Channel Logout 1.0"),
    RFC_6749("RFC 6749 (OAuth 2.0)"),
    RFC_6750("RFC 6750 (Bearer tokens)"),
    RFC_7515("RFC 7515 (JSON Web Signature)"),
    RFC_7519("RFC 7519 (JSON Web Token)"),
    RFC_7523_BIS("RFC 7523bis (client assertions, draft)"),
    RFC_7009("RFC 7009 (Token revocation)"),
    RFC_7636("RFC 7636 (PKCE)"),
    RFC_7662("RFC 7662 (Token introspection)"),
    RFC_8693("RFC 8693 (Token exchange)"),
    RFC_8705("RFC 8705 (Mutual TLS)"),
    RFC_8725("RFC 8725 (JWT best current practice)"),
    RFC_9068("RFC 9068 (JWT access tokens)"),
    RFC_9207("RFC 9207 (Issuer identification)"),
    RFC_9440("RFC 9440 (Client-Cert header)"),
    RFC_9700("RFC 9700 (OAuth security best current practice)"),
    PSC("Pro Santé Connect");

    private final String title;

    Source(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
