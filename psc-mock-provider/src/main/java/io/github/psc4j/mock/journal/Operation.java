package io.github.psc4j.mock.journal;

/** What an exchange was about: the endpoint, and at the token endpoint the grant as well. */
public enum Operation {
    /** A discovery document, at PSC's path or at the standard one. */
    DISCOVERY,
    /** The provider's public keys. */
    KEYS,
    /** A pushed authorization request (RFC 9126). */
    PUSHED_AUTHORIZATION,
    /** The authorization endpoint: the browser arrives. */
    AUTHORIZATION,
    /** The person submits the login page. */
    LOGIN_PAGE,
    /** The token endpoint, for a code. */
    CODE_GRANT,
    /** The token endpoint, for a refresh token. */
    REFRESH,
    /** The token endpoint of a target service, for a token of PSC (RFC 8693). */
    TOKEN_EXCHANGE,
    /** The token endpoint, for any other grant or none. */
    OTHER_GRANT,
    /** The userinfo endpoint. */
    USERINFO,
    /** The introspection endpoint, of PSC or of a target service (RFC 7662). */
    INTROSPECTION,
    /** The revocation endpoint (RFC 7009). */
    REVOCATION,
    /** The end-session endpoint: the browser arrives to log out, or the service asks itself. */
    LOGOUT,
    /** The person answers the question whether to log out. */
    LOGOUT_PAGE,
    /** The provider told a service that a session is over: here the provider sends the request and the service the response. */
    BACKCHANNEL_LOGOUT,
    /** Anything else. */
    OTHER
}
