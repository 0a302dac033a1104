package io.github.psc4j.login;

/** What a callback without {@code iss} is worth (RFC 9207). One that names another issuer is refused in any case. */
public enum ResponseIssuer {
    /** Refused where the discovery document announces the parameter, as RFC 9207 2.4 asks. The default. */
    REQUIRED_WHERE_ANNOUNCED,
    /**
     * Accepted. For a provider that announces the parameter and does not send it; state, nonce and PKCE still bind the response to
     * this login, so that what is lost is one of several defences against a mix-up of providers.
     */
    OPTIONAL
}
