package io.github.psc4j.mock.model;

/** The rules that the provider holds requests to. Each refusal names one. */
public enum Rule {
    /** The path was asked for on the wrong host: the wallet has one host, the issuer another. */
    WRONG_HOST("The path was asked for on the wrong host: the wallet has one host, the issuer another."),
    /** The endpoint does not support this HTTP method. */
    METHOD_NOT_ALLOWED("The endpoint does not support this HTTP method."),
    /** The body must be application/x-www-form-urlencoded. */
    CONTENT_TYPE("The body must be application/x-www-form-urlencoded."),
    /** The request cannot be read. */
    MALFORMED_REQUEST("The request cannot be read."),
    /** The request is larger than any honest one. */
    TOO_LARGE("The request is larger than any honest one."),
    /** A parameter may be given once only (RFC 6749 section 3.1). */
    DUPLICATE_PARAMETER("A parameter may be given once only (RFC 6749 section 3.1)."),
    /** PSC advertises this endpoint or option, the mock does not simulate it. */
    NOT_SIMULATED("PSC advertises this endpoint or option, the mock does not simulate it."),
    /** PSC's authorization endpoint is the wallet's: read wallet-openid-configuration, not openid-configuration. */
    STANDARD_AUTHORIZATION_ENDPOINT(
            "PSC's authorization endpoint is the wallet's: read wallet-openid-configuration, not openid-configuration."),
    /** No client is registered under this client_id. */
    UNKNOWN_CLIENT("No client is registered under this client_id."),
    /** The redirect_uri is missing or not registered for this client. */
    REDIRECT_URI("The redirect_uri is missing or not registered for this client."),
    /** The response_type must be code. */
    RESPONSE_TYPE("The response_type must be code."),
    /** The response_mode must be query or left out. */
    RESPONSE_MODE("The response_mode must be query or left out."),
    /** Request objects are not supported. */
    REQUEST_OBJECT("Request objects are not supported."),
    /** The request_uri is unknown, used, older than 60 seconds, or of another client (RFC 9126). */
    REQUEST_URI("The request_uri is unknown, used, older than 60 seconds, or of another client (RFC 9126)."),
    /** A pushed request must not contain a request_uri (RFC 9126 section 2.1). */
    PUSHED_REQUEST_URI("A pushed request must not contain a request_uri (RFC 9126 section 2.1)."),
    /** The scope must contain openid and scope_all. */
    SCOPE("The scope must contain openid and scope_all."),
    /** The state is mandatory. */
    STATE("The state is mandatory."),
    /** The nonce is mandatory. */
    NONCE("The nonce is mandatory."),
    /** The code_challenge is missing (PSC does not demand it, a good client sends it). */
    PKCE_MISSING("The code_challenge is missing (PSC does not demand it, a good client sends it)."),
    /** The code_challenge_method must be S256. */
    PKCE_METHOD("The code_challenge_method must be S256."),
    /** The code_challenge is not the base64url form of a SHA-256 hash. */
    PKCE_CHALLENGE("The code_challenge is not the base64url form of a SHA-256 hash."),
    /** The acr_values must be eidas1, the only level that a service may ask for. */
    ACR_VALUES("The acr_values must be eidas1, the only level that a service may ask for."),
    /** The prompt is unknown or contradicts itself. */
    PROMPT("The prompt is unknown or contradicts itself."),
    /** The max_age must be a number of seconds. */
    MAX_AGE("The max_age must be a number of seconds."),
    /** There is no session at the provider and prompt=none forbids the login page. */
    LOGIN_REQUIRED("There is no session at the provider and prompt=none forbids the login page."),
    /** The login page is unknown, too old, or belongs to another browser. */
    LOGIN_REQUEST("The login page is unknown, too old, or belongs to another browser."),
    /** There is no such persona. */
    UNKNOWN_PERSONA("There is no such persona."),
    /** The client did not authenticate. */
    CLIENT_AUTHENTICATION_MISSING("The client did not authenticate."),
    /** The client is unknown or its secret is wrong. */
    CLIENT_SECRET("The client is unknown or its secret is wrong."),
    /** The client is registered for another authentication method. */
    CLIENT_METHOD("The client is registered for another authentication method."),
    /** A client must not use two authentication methods at once (RFC 6749 section 2.3). */
    CLIENT_METHODS_MIXED("A client must not use two authentication methods at once (RFC 6749 section 2.3)."),
    /** The client is registered for tls_client_auth and presented no certificate. */
    CLIENT_CERTIFICATE_MISSING("The client is registered for tls_client_auth and presented no certificate."),
    /** The subject of the client certificate is not the registered one (RFC 8705 section 2.1.2). */
    CLIENT_CERTIFICATE_SUBJECT(
            "The subject of the client certificate is not the registered one (RFC 8705 section 2.1.2)."),
    /** PSC advertises private_key_jwt and client_secret_jwt; the first does not work there, the second is undocumented. */
    CLIENT_ASSERTION(
            "PSC advertises private_key_jwt and client_secret_jwt; the first does not work there, the second is"
                    + " undocumented."),
    /** The grant_type is missing or not supported. */
    GRANT_TYPE("The grant_type is missing or not supported."),
    /** The code is missing. */
    CODE_MISSING("The code is missing."),
    /** The code is unknown. */
    CODE_UNKNOWN("The code is unknown."),
    /** The code was used before; the tokens issued from it are revoked (RFC 6749 section 4.1.2). */
    CODE_USED_TWICE("The code was used before; the tokens issued from it are revoked (RFC 6749 section 4.1.2)."),
    /** The code is older than 60 seconds. */
    CODE_EXPIRED("The code is older than 60 seconds."),
    /** The code was issued to another client. */
    CODE_OF_ANOTHER_CLIENT("The code was issued to another client."),
    /** The redirect_uri is not the one of the authorization request. */
    CODE_REDIRECT_URI("The redirect_uri is not the one of the authorization request."),
    /** The code_verifier is missing or does not match the code_challenge (RFC 7636 section 4.6). */
    CODE_VERIFIER("The code_verifier is missing or does not match the code_challenge (RFC 7636 section 4.6)."),
    /** A code_verifier was sent and the authorization request had no code_challenge. */
    CODE_VERIFIER_UNEXPECTED("A code_verifier was sent and the authorization request had no code_challenge."),
    /** The refresh_token is missing, unknown, expired, revoked or its session is over. */
    REFRESH_TOKEN("The refresh_token is missing, unknown, expired, revoked or its session is over."),
    /** The refresh_token was used before; the login is over with all its tokens. */
    REFRESH_TOKEN_USED_TWICE("The refresh_token was used before; the login is over with all its tokens."),
    /** The refresh_token was issued to another client. */
    REFRESH_TOKEN_OF_ANOTHER_CLIENT("The refresh_token was issued to another client."),
    /** A refresh must not widen the scope (RFC 6749 section 6). */
    REFRESH_SCOPE("A refresh must not widen the scope (RFC 6749 section 6)."),
    /** The access token is missing: it goes into the Authorization header. */
    BEARER_MISSING("The access token is missing: it goes into the Authorization header."),
    /** The access token is unknown, expired, revoked or its session is over. */
    BEARER_INVALID("The access token is unknown, expired, revoked or its session is over."),
    /** The subject_token is missing, unknown, expired, revoked, or no access token of PSC. */
    SUBJECT_TOKEN("The subject_token is missing, unknown, expired, revoked, or no access token of PSC."),
    /** The subject_token_type must be that of an access token or a JWT (RFC 8693 section 3). */
    SUBJECT_TOKEN_TYPE("The subject_token_type must be that of an access token or a JWT (RFC 8693 section 3)."),
    /** The subject_issuer is missing or another than this target service knows PSC by. */
    SUBJECT_ISSUER("The subject_issuer is missing or another than this target service knows PSC by."),
    /** The actor_token must be a JWT and come with its actor_token_type (RFC 8693 section 2.1). */
    ACTOR_TOKEN("The actor_token must be a JWT and come with its actor_token_type (RFC 8693 section 2.1)."),
    /** The requested_token_type must be that of an access token or a JWT. */
    REQUESTED_TOKEN_TYPE("The requested_token_type must be that of an access token or a JWT."),
    /** The scope is mandatory at a target service, and must be one of its own. */
    TARGET_SCOPE("The scope is mandatory at a target service, and must be one of its own."),
    /** The audience or resource is none of this target service's (RFC 8693 section 2.2.2). */
    TARGET_AUDIENCE("The audience or resource is none of this target service's (RFC 8693 section 2.2.2)."),
    /** The token parameter is missing. */
    TOKEN_MISSING("The token parameter is missing."),
    /** The token to revoke was issued to another client. */
    TOKEN_OF_ANOTHER_CLIENT("The token to revoke was issued to another client."),
    /** The id_token_hint is not an ID token of this provider for this client. */
    ID_TOKEN_HINT("The id_token_hint is not an ID token of this provider for this client."),
    /** The post_logout_redirect_uri is not registered for this client. */
    POST_LOGOUT_REDIRECT_URI("The post_logout_redirect_uri is not registered for this client."),
    /** A post_logout_redirect_uri needs an id_token_hint or a client_id. */
    POST_LOGOUT_CLIENT("A post_logout_redirect_uri needs an id_token_hint or a client_id."),
    /** The confirmation page is unknown, too old, or belongs to another browser. */
    LOGOUT_REQUEST("The confirmation page is unknown, too old, or belongs to another browser.");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The stable identifier: the name in lower case with hyphens, such as {@code code-used-twice}.
     *
     * @return the identifier
     */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * What the rule says.
     *
     * @return one English sentence
     */
    public String sentence() {
        return sentence;
    }
}
