package io.github.psc4j.error;

/**
 * The stable code of a failure. The text of a message may improve from release to release, a code never changes its
 * meaning and is never used again. Thousands tell the stage: 1 configuration, 2 provider, 3 login, 4 token endpoint,
 * 5 rules of validation, 6 userinfo, 7 propagation, 8 logout, 9 session.
 */
public enum ErrorCode {
    /** A setting is missing or contradicts another one. */
    CONFIGURATION_INVALID(1001, Retry.NEVER),
    /** A URL uses plain HTTP where a professional's identity or a token would travel. */
    INSECURE_URL(1002, Retry.NEVER),
    /** The client certificate or its key cannot be read. */
    CLIENT_CERTIFICATE_UNREADABLE(1003, Retry.NEVER),
    /** The client secret has characters that no secret has, for example a pasted line break. */
    CLIENT_SECRET_MALFORMED(1004, Retry.NEVER),
    /** An argument is {@code null}, or a session or pending login that this library did not make: a mistake in the program. */
    ARGUMENT_INVALID(1005, Retry.NEVER),

    /** The provider cannot be reached: name resolution, connection or TLS failed. */
    PROVIDER_UNREACHABLE(2001, Retry.LATER),
    /** The provider did not respond within the deadline. */
    PROVIDER_TIMEOUT(2002, Retry.LATER),
    /** The provider responded with a status that the protocol does not foresee. */
    PROVIDER_STATUS(2003, Retry.LATER),
    /** A response is larger than the limit for its kind. */
    RESPONSE_TOO_LARGE(2004, Retry.NEVER),
    /** A response is not the document it should be. */
    RESPONSE_MALFORMED(2005, Retry.NEVER),
    /** The discovery document names another issuer than the configured one (OpenID Connect Discovery 4.3). */
    ISSUER_MISMATCH(2006, Retry.NEVER),
    /** The discovery document lacks an endpoint, or an endpoint is not a usable URL. */
    DISCOVERY_INCOMPLETE(2007, Retry.NEVER),
    /** The executor refused to refresh a document of the provider; the one that is known is used meanwhile. */
    REFRESH_NOT_RUN(2008, Retry.LATER),
    /** The other side ended the connection at TLS, with an alert about the client certificate or the lack of one. */
    CLIENT_CERTIFICATE_REFUSED(2009, Retry.NEVER),

    /** The person took longer than a pending login lives. */
    LOGIN_EXPIRED(3001, Retry.NEW_LOGIN),
    /** No pending login of this browser matches the callback. */
    LOGIN_UNKNOWN(3002, Retry.NEW_LOGIN),
    /** {@code state} is missing or not the one of this browser (RFC 6749 10.12). */
    STATE_MISMATCH(3003, Retry.NEW_LOGIN),
    /** A parameter of the callback is repeated, too long or unreadable. */
    CALLBACK_MALFORMED(3004, Retry.NEW_LOGIN),
    /** {@code iss} in the callback is not the configured issuer (RFC 9207 2.4). */
    RESPONSE_ISSUER_MISMATCH(3005, Retry.NEW_LOGIN),
    /** The person cancelled, or the provider denied the login ({@code access_denied}). */
    ACCESS_DENIED(3006, Retry.NEW_LOGIN),
    /** The provider refused the authorization request with another error code. */
    AUTHORIZATION_REFUSED(3007, Retry.NEW_LOGIN),
    /** The pending login was started by another client, issuer or redirect URI. */
    LOGIN_OF_ANOTHER_CLIENT(3008, Retry.NEW_LOGIN),
    /** The target after login is not a path of this application. */
    RETURN_TARGET_REFUSED(3009, Retry.NEVER),
    /** An option of the login has a value that cannot be sent. */
    LOGIN_OPTION_REFUSED(3010, Retry.NEVER),

    /** The provider does not accept the client's authentication ({@code invalid_client}). */
    CLIENT_REFUSED(4001, Retry.NEVER),
    /** The code or refresh token is spent, expired or of somebody else ({@code invalid_grant}). */
    GRANT_REFUSED(4002, Retry.NEW_LOGIN),
    /** The token endpoint responded with another OAuth error. */
    TOKEN_REQUEST_REFUSED(4003, Retry.NEVER),
    /** The token response lacks a token or has one of the wrong type. */
    TOKEN_RESPONSE_INVALID(4004, Retry.NEVER),

    /** Not a JWS in compact form, or beyond the limits. */
    TOKEN_MALFORMED(5001, Retry.NEW_LOGIN),
    /** The signature algorithm is not on the allow-list. */
    ALGORITHM_NOT_ALLOWED(5002, Retry.NEW_LOGIN),
    /** The signature does not verify with the provider's keys. */
    SIGNATURE_INVALID(5003, Retry.NEW_LOGIN),
    /** The header has {@code crit}, and this library understands no extension (RFC 7515 4.1.11). */
    CRITICAL_HEADER(5004, Retry.NEW_LOGIN),
    /** {@code typ} says that the token is of another kind. */
    TOKEN_TYPE_WRONG(5005, Retry.NEW_LOGIN),
    /** {@code iss} is not the configured issuer. */
    TOKEN_ISSUER_WRONG(5006, Retry.NEW_LOGIN),
    /** {@code aud} does not name this client, or names others that are not trusted. */
    AUDIENCE_WRONG(5007, Retry.NEW_LOGIN),
    /** {@code azp} is another client, or is missing where there are several audiences. */
    AUTHORIZED_PARTY_WRONG(5008, Retry.NEW_LOGIN),
    /** {@code exp} is missing or has passed. */
    TOKEN_EXPIRED(5009, Retry.NEW_LOGIN),
    /** {@code iat} is missing, in the future, or too long ago. */
    ISSUED_AT_IMPLAUSIBLE(5010, Retry.NEW_LOGIN),
    /** {@code nbf} is in the future. */
    TOKEN_NOT_YET_VALID(5011, Retry.NEW_LOGIN),
    /** {@code nonce} is missing or not the one of this login. */
    NONCE_WRONG(5012, Retry.NEW_LOGIN),
    /** {@code at_hash} does not belong to the access token. */
    ACCESS_TOKEN_HASH_WRONG(5013, Retry.NEW_LOGIN),
    /** {@code acr} is unknown, or lower than the level that the application requires. */
    ASSURANCE_TOO_LOW(5014, Retry.NEW_LOGIN),
    /** {@code auth_time} is missing where it was requested, in the future, or too long ago. */
    AUTHENTICATION_TOO_OLD(5015, Retry.NEW_LOGIN),
    /** {@code sub} is missing, empty, not a string or too long. */
    SUBJECT_INVALID(5016, Retry.NEW_LOGIN),
    /** The keys could not be had, so nothing can be said about the token. */
    VERIFICATION_UNDETERMINED(5017, Retry.LATER),
    /** {@code cnf} binds the token to another key than the client certificate it came with (RFC 8705 3). */
    TOKEN_BINDING_WRONG(5018, Retry.NEVER),
    /** The provider says that the token is not, or no longer, active (RFC 7662 2.2). */
    TOKEN_INACTIVE(5019, Retry.NEW_LOGIN),
    /** A logout token lacks what makes it one, or has a nonce (OpenID Connect Back-Channel Logout 2.6). */
    LOGOUT_TOKEN_INVALID(5020, Retry.NEVER),
    /** A logout token was used before. */
    LOGOUT_TOKEN_REPLAYED(5021, Retry.NEVER),
    /** A request has a token in its address, several tokens, or what is no token behind {@code Bearer} (RFC 6750 2, 3.1). */
    BEARER_REQUEST_INVALID(5022, Retry.NEVER),
    /** The header that names a client certificate comes from no declared proxy, several times, or is unreadable (RFC 9440). */
    CERTIFICATE_HEADER_REFUSED(5023, Retry.NEVER),
    /** An access token is bound to no client certificate, and the service that received it takes none such (RFC 8705 3). */
    TOKEN_NOT_BOUND(5024, Retry.NEVER),

    /** {@code sub} of userinfo is not {@code sub} of the ID token (OpenID Connect Core 5.3.2). */
    USERINFO_SUBJECT_MISMATCH(6001, Retry.NEW_LOGIN),
    /** The userinfo endpoint refused the access token. */
    USERINFO_REFUSED(6002, Retry.NEW_LOGIN),
    /** A userinfo document is not one JSON object, or goes beyond the limits of size, depth or number of values. */
    USERINFO_UNREADABLE(6003, Retry.NEVER),

    /** There is no person whose token could be sent. */
    NO_SESSION_TO_PROPAGATE(7001, Retry.NEW_LOGIN),
    /** The adapter stands where it cannot see redirects, and would leak a token. */
    PROPAGATION_MISPLACED(7002, Retry.NEVER),
    /** The authorization server of another service does not exchange the person's token. */
    EXCHANGE_REFUSED(7010, Retry.NEVER),

    /** The provider offers no end of session, so that only the local session can be closed. */
    LOGOUT_UNSUPPORTED(8001, Retry.NEVER),

    /** The session has ended: four hours since authentication, or the provider said so. */
    SESSION_ENDED(9001, Retry.NEW_LOGIN);

    /** What helps after a failure. */
    public enum Retry {
        /** The same call will fail again; somebody has to change something. */
        NEVER,
        /**
         * The same may succeed in a moment. A login that was being completed is begun anew all the same, since its code is
         * spent.
         */
        LATER,
        /** The person has to begin a new login. */
        NEW_LOGIN
    }

    private final int number;
    private final Retry retry;

    ErrorCode(int number, Retry retry) {
        this.number = number;
        this.retry = retry;
    }

    /**
     * Says what helps.
     *
     * @return what helps after this failure
     */
    public Retry retry() {
        return retry;
    }

    /**
     * The code as it is printed, searched for and reported.
     *
     * @return for example {@code PSC-3003}
     */
    public String id() {
        return "PSC-" + number;
    }
}
