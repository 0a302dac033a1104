package io.github.psc4j.internal.requirement;

import static io.github.psc4j.internal.requirement.Level.CHOSEN;
import static io.github.psc4j.internal.requirement.Level.MAY;
import static io.github.psc4j.internal.requirement.Level.MUST;
import static io.github.psc4j.internal.requirement.Level.SHOULD;
import static io.github.psc4j.internal.requirement.Source.BACK_CHANNEL;
import static io.github.psc4j.internal.requirement.Source.CORE;
import static io.github.psc4j.internal.requirement.Source.DISCOVERY;
import static io.github.psc4j.internal.requirement.Source.PSC;
import static io.github.psc4j.internal.requirement.Source.RFC_6749;
import static io.github.psc4j.internal.requirement.Source.RFC_6750;
import static io.github.psc4j.internal.requirement.Source.RFC_7009;
import static io.github.psc4j.internal.requirement.Source.RFC_7515;
import static io.github.psc4j.internal.requirement.Source.RFC_7519;
import static io.github.psc4j.internal.requirement.Source.RFC_7523_BIS;
import static io.github.psc4j.internal.requirement.Source.RFC_7636;
import static io.github.psc4j.internal.requirement.Source.RFC_7662;
import static io.github.psc4j.internal.requirement.Source.RFC_8693;
import static io.github.psc4j.internal.requirement.Source.RFC_8705;
import static io.github.psc4j.internal.requirement.Source.RFC_8725;
import static io.github.psc4j.internal.requirement.Source.RFC_9068;
import static io.github.psc4j.internal.requirement.Source.RFC_9207;
import static io.github.psc4j.internal.requirement.Source.RFC_9440;
import static io.github.psc4j.internal.requirement.Source.RFC_9700;
import static io.github.psc4j.internal.requirement.Source.RP_LOGOUT;

import io.github.psc4j.error.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger: what the specifications, and Pro Santé Connect, ask of a relying party, one sentence a row. A class that sees
 * to a row carries {@link Implements}, a test that shows it carries its counterpart; {@code docs/requirements.md} is made of both, and
 * the build fails when a row has no class or no test, or when the page is out of date.
 *
 * <p>The code is what a violation is reported with; a row without one describes what the library does or never does, so that
 * nothing is left to report.
 */
public enum Requirement {
    // The authorization request.
    CORE_SCOPE_OPENID(CORE, "3.1.2.1", MUST, null, "the scope of a request has openid"),
    CORE_NONCE_SENT(CORE, "3.1.2.1, 15.5.2", MUST, null, "every request has a nonce that nobody can guess"),
    CORE_MAX_AGE_SENT(CORE, "3.1.2.1", MUST, null, "a wish for a recent authentication is sent as max_age"),
    RFC_6749_STATE_SENT(RFC_6749, "4.1.1, 10.12", SHOULD, null, "every request has a state that nobody can guess"),
    RFC_6749_NO_FRAGMENT(
            RFC_6749, "3.1.2", MUST, ErrorCode.CONFIGURATION_INVALID, "a redirect URI is absolute and has no fragment"),
    RFC_7636_VERIFIER(RFC_7636, "4.1, 7.1", SHOULD, null, "a code verifier has 256 random bits in 43 characters"),
    RFC_7636_S256(RFC_7636, "4.2", MUST, null, "the challenge is made with S256, never plain"),
    RFC_9700_TRANSACTION(
            RFC_9700, "2.1.1", MUST, null, "state, nonce and verifier belong to one login and one browser"),
    RFC_9700_CODE_FLOW(RFC_9700, "2.1.2", SHOULD, null, "only the code flow is used, never an implicit one"),
    RFC_9700_NO_PASSWORD(RFC_9700, "2.4", MUST, null, "the password grant does not exist here"),
    PSC_REQUEST(PSC, "authorization request", MUST, null, "openid scope_all with acr_values=eidas1 is requested"),
    PSC_HINT(PSC, "delegation", CHOSEN, ErrorCode.LOGIN_OPTION_REFUSED, "kc_idp_hint is a plain name and nothing else"),

    // The authorization response.
    CORE_RESPONSE(
            CORE,
            "3.1.2.7",
            MUST,
            ErrorCode.CALLBACK_MALFORMED,
            "a response is a code or an error, read by the rules of OAuth"),
    RFC_6749_ONCE(
            RFC_6749, "3.1", MUST, ErrorCode.CALLBACK_MALFORMED, "no parameter of a response comes more than once"),
    RFC_6749_IGNORE(RFC_6749, "4.1.2", MUST, null, "parameters that are not known are ignored"),
    RFC_6749_STATE(
            RFC_6749,
            "4.1.2, 10.12",
            MUST,
            ErrorCode.STATE_MISMATCH,
            "state is the one of this browser's login, compared in constant time"),
    RFC_6749_ERROR(
            RFC_6749,
            "4.1.2.1",
            MUST,
            ErrorCode.AUTHORIZATION_REFUSED,
            "an error ends the login, and is believed only with the right state"),
    RFC_6749_DENIED(RFC_6749, "4.1.2.1", MUST, ErrorCode.ACCESS_DENIED, "access_denied is told as what it is"),
    RFC_9207_ISS(
            RFC_9207,
            "2.4",
            MUST,
            ErrorCode.RESPONSE_ISSUER_MISMATCH,
            "iss of a response, of an error too, is exactly the issuer that was asked"),
    RFC_9207_ANNOUNCED(
            RFC_9207,
            "2.4",
            MUST,
            ErrorCode.RESPONSE_ISSUER_MISMATCH,
            "a response without iss is refused where the provider announces iss"),
    RFC_9700_MIX_UP(
            RFC_9700,
            "2.1, 4.4",
            MUST,
            ErrorCode.LOGIN_OF_ANOTHER_CLIENT,
            "a login is completed by the client, issuer and redirect URI that started it"),
    RFC_9700_CSRF(
            RFC_9700,
            "2.1, 4.7",
            MUST,
            ErrorCode.LOGIN_UNKNOWN,
            "a response without a login of this very browser is refused"),
    RFC_9700_OPEN_REDIRECT(
            RFC_9700,
            "2.1, 4.11",
            MUST,
            ErrorCode.RETURN_TARGET_REFUSED,
            "the way back after a login is a path of the same application"),
    PSC_TEN_MINUTES(PSC, "authorization request", CHOSEN, ErrorCode.LOGIN_EXPIRED, "a login waits ten minutes"),

    // The token request and its response.
    RFC_6749_POST(RFC_6749, "3.2", MUST, null, "the token endpoint is called by POST"),
    RFC_6749_SECRET_NOT_IN_URL(
            RFC_6749, "2.3.1", MUST, null, "a secret is sent in a header or in the form, never in a URL"),
    RFC_6749_ONE_METHOD(RFC_6749, "2.3", MUST, null, "a request is authenticated in one way only"),
    RFC_6749_REDIRECT_URI(
            RFC_6749, "4.1.3", MUST, null, "the token request repeats the redirect URI of the authorization request"),
    RFC_6749_CODE_ONCE(RFC_6749, "4.1.2", MUST, null, "a code is sent once, whatever the response"),
    RFC_7636_VERIFIER_SENT(RFC_7636, "4.5", MUST, null, "the verifier of this very login goes with the code"),
    RFC_8705_CLIENT_ID(
            RFC_8705, "2", MUST, null, "with a certificate client_id is in the form and nothing in Authorization"),
    RFC_8705_ALIASES(
            RFC_8705, "5", MUST, null, "with a certificate the mtls_endpoint_aliases are called where there are any"),
    RFC_7523_BIS_NONE(
            RFC_7523_BIS,
            "4, 9",
            MUST,
            null,
            "no client assertion is made, so that none can be used at another server"),
    RFC_9700_MTLS(RFC_9700, "2.5", SHOULD, null, "a client can authenticate by certificate, without a shared secret"),
    CORE_TOKEN_RESPONSE(
            CORE,
            "3.1.3.5 (1)",
            MUST,
            ErrorCode.TOKEN_RESPONSE_INVALID,
            "a token response is JSON with readable tokens"),
    CORE_ID_TOKEN_THERE(
            CORE,
            "3.1.3.3, 3.1.3.5 (2)",
            MUST,
            ErrorCode.TOKEN_RESPONSE_INVALID,
            "a token response has an ID token, and no login is complete before it is validated"),
    RFC_6749_UNKNOWN(RFC_6749, "5.1", MUST, null, "members of a token response that are not known are ignored"),
    RFC_6749_TOKEN_TYPE(
            RFC_6749,
            "5.1, 7.1",
            MUST,
            ErrorCode.TOKEN_RESPONSE_INVALID,
            "a token of another type than Bearer is not used"),
    RFC_6749_REFUSAL(
            RFC_6749, "5.2", MUST, ErrorCode.GRANT_REFUSED, "invalid_grant is told apart from every passing trouble"),
    RFC_6749_SCOPE(RFC_6749, "3.3, 5.1", MUST, null, "what a response does not grant is not granted"),
    RFC_6749_ROTATION(
            RFC_6749, "6", MUST, null, "a new refresh token takes the place of the old one, which is not lost either"),

    // JOSE: what is validated before a claim is believed.
    RFC_7515_FORM(
            RFC_7515,
            "5.2, 7.1",
            MUST,
            ErrorCode.TOKEN_MALFORMED,
            "a token is three parts of canonical base64url, header and claims are JSON objects in UTF-8"),
    RFC_7515_UNIQUE(
            RFC_7515, "4", MUST, ErrorCode.TOKEN_MALFORMED, "a header that says the same thing twice is refused"),
    RFC_7519_UNIQUE(RFC_7519, "4", MUST, ErrorCode.TOKEN_MALFORMED, "claims that say the same thing twice are refused"),
    RFC_7515_CRIT(
            RFC_7515,
            "4.1.11",
            MUST,
            ErrorCode.CRITICAL_HEADER,
            "a header with crit is refused: no extension is known"),
    CORE_NOT_ENCRYPTED(
            CORE,
            "3.1.3.7 (1)",
            MUST,
            ErrorCode.TOKEN_MALFORMED,
            "no encryption was agreed on, so that an encrypted token is refused"),
    RFC_8725_ZIP(
            RFC_8725,
            "3.6",
            SHOULD,
            ErrorCode.TOKEN_MALFORMED,
            "a compressed token is refused before anything is unpacked"),
    RFC_8725_UTF8(RFC_8725, "3.7", MUST, ErrorCode.TOKEN_MALFORMED, "header and claims are UTF-8 and nothing else"),
    RFC_8725_ISSUER_KEYS(
            RFC_8725,
            "3.8",
            MUST,
            ErrorCode.SIGNATURE_INVALID,
            "a key verifies tokens of the issuer that publishes it only"),
    CORE_ALG(
            CORE,
            "3.1.3.7 (7)",
            SHOULD,
            ErrorCode.ALGORITHM_NOT_ALLOWED,
            "alg is one that this client expects, RS256 unless configured"),
    CORE_NO_MAC(
            RFC_8725,
            "3.2",
            MUST,
            ErrorCode.ALGORITHM_NOT_ALLOWED,
            "neither none nor an HMAC can be allowed, whatever the provider advertises"),
    RFC_8725_ALG(
            RFC_8725,
            "3.1, 3.2",
            MUST,
            ErrorCode.ALGORITHM_NOT_ALLOWED,
            "the algorithm is compared with an allow-list, and a key is used with its own algorithm only"),
    CORE_SIGNATURE(
            CORE,
            "3.1.3.7 (6)",
            MUST,
            ErrorCode.SIGNATURE_INVALID,
            "the signature verifies with a key that the issuer publishes, also of a token that came over TLS"),
    RFC_8725_ALL_OPERATIONS(
            RFC_8725,
            "3.3",
            MUST,
            ErrorCode.SIGNATURE_INVALID,
            "a token is refused as a whole when one operation on it fails"),
    RFC_8725_KEYS(
            RFC_8725,
            "3.4, 3.5",
            MUST,
            ErrorCode.SIGNATURE_INVALID,
            "keys that are weak, off their curve, ambiguous or not for signatures are not used"),
    RFC_8725_HEADER_KEYS(
            RFC_8725,
            "3.10",
            MUST,
            ErrorCode.SIGNATURE_INVALID,
            "no key and no address from a token is used, and kid is looked up in the issuer's set only"),
    CORE_ROTATION(
            CORE,
            "10.1.1",
            SHOULD,
            ErrorCode.SIGNATURE_INVALID,
            "a key that is not known yet is requested, at most once in half a minute"),
    RFC_8725_TYP(
            RFC_8725,
            "3.11, 3.12",
            MUST,
            ErrorCode.TOKEN_TYPE_WRONG,
            "a token of one kind cannot stand in for one of another"),

    // The ID token.
    CORE_ISS(CORE, "3.1.3.7 (2)", MUST, ErrorCode.TOKEN_ISSUER_WRONG, "iss is exactly the configured issuer"),
    CORE_AUD(CORE, "3.1.3.7 (3)", MUST, ErrorCode.AUDIENCE_WRONG, "aud names this client and no other"),
    CORE_AZP(CORE, "3.1.3.7 (4, 5)", SHOULD, ErrorCode.AUTHORIZED_PARTY_WRONG, "azp, if there, is this client"),
    CORE_SUB(CORE, "2", MUST, ErrorCode.SUBJECT_INVALID, "sub is a text of 1 to 255 characters"),
    CORE_EXP(CORE, "3.1.3.7 (9)", MUST, ErrorCode.TOKEN_EXPIRED, "exp is there and has not passed"),
    CORE_IAT(
            CORE,
            "3.1.3.7 (10)",
            SHOULD,
            ErrorCode.ISSUED_AT_IMPLAUSIBLE,
            "iat is there, not in the future, and not longer ago than a token is on its way"),
    RFC_7519_NBF(RFC_7519, "4.1.5", MUST, ErrorCode.TOKEN_NOT_YET_VALID, "nbf, if there, has passed"),
    CORE_NONCE(CORE, "3.1.3.7 (11)", MUST, ErrorCode.NONCE_WRONG, "nonce is the one of this login"),
    CORE_ACR(
            CORE,
            "3.1.3.7 (12)",
            SHOULD,
            ErrorCode.ASSURANCE_TOO_LOW,
            "acr is a known level, and at least the one that is required"),
    CORE_AUTH_TIME(
            CORE,
            "3.1.3.7 (13)",
            SHOULD,
            ErrorCode.AUTHENTICATION_TOO_OLD,
            "where a recent authentication is required, auth_time is there and recent enough"),
    CORE_ACCESS_TOKEN(
            CORE,
            "3.1.3.5 (3)",
            SHOULD,
            ErrorCode.ACCESS_TOKEN_HASH_WRONG,
            "an access token that is not the one that the ID token names ends the login"),
    CORE_AT_HASH(
            CORE,
            "3.1.3.8",
            MUST,
            ErrorCode.ACCESS_TOKEN_HASH_WRONG,
            "at_hash, if there, belongs to the access token that came along"),
    PSC_ACR(
            PSC,
            "acr in tokens",
            CHOSEN,
            ErrorCode.ASSURANCE_TOO_LOW,
            "an absent acr counts as the level that was requested, marked as not stated, and never where a level is required"),
    PSC_SESSION(
            PSC,
            "sessions",
            CHOSEN,
            ErrorCode.AUTHENTICATION_TOO_OLD,
            "nobody is logged in whose authentication is four hours old"),

    // A refreshed ID token.
    CORE_REFRESHED_RULES(
            CORE,
            "12.2",
            MUST,
            ErrorCode.TOKEN_ISSUER_WRONG,
            "a refreshed ID token keeps every rule of the first but the nonce"),
    CORE_REFRESHED_SUB(CORE, "12.2", MUST, ErrorCode.SUBJECT_INVALID, "it has the same sub"),
    CORE_REFRESHED_IAT(CORE, "12.2", MUST, ErrorCode.ISSUED_AT_IMPLAUSIBLE, "its iat is the time of the refresh"),
    CORE_REFRESHED_AUD(CORE, "12.2", MUST, ErrorCode.AUDIENCE_WRONG, "its aud is the one of the first"),
    CORE_REFRESHED_AUTH_TIME(
            CORE, "12.2", MUST, ErrorCode.AUTHENTICATION_TOO_OLD, "its auth_time, if both have one, is the same"),
    CORE_REFRESHED_AZP(
            CORE, "12.2", MUST, ErrorCode.AUTHORIZED_PARTY_WRONG, "its azp is the same, and none if there was none"),
    CORE_REFRESHED_NONCE(CORE, "12.2", SHOULD, ErrorCode.NONCE_WRONG, "its nonce, if there, is the one of the login"),
    PSC_REFRESHED_SID(PSC, "sid", CHOSEN, ErrorCode.NONCE_WRONG, "its sid, if both have one, is the same"),

    // Userinfo.
    CORE_USERINFO_REQUEST(
            CORE, "5.3.1", SHOULD, null, "userinfo is read by GET with the token in the Authorization header"),
    CORE_USERINFO_SUB(
            CORE,
            "5.3.2",
            MUST,
            ErrorCode.USERINFO_SUBJECT_MISMATCH,
            "sub of userinfo is exactly sub of the ID token, or nothing of it is used"),
    CORE_USERINFO_TYPE(
            CORE,
            "5.3.2",
            MUST,
            ErrorCode.RESPONSE_MALFORMED,
            "the content type says whether userinfo is JSON or signed"),
    CORE_USERINFO_SIGNED(
            CORE, "5.3.2", SHOULD, ErrorCode.AUDIENCE_WRONG, "signed userinfo names the issuer and this client"),
    CORE_USERINFO_SIGNATURE(
            CORE, "5.3.4 (3)", SHOULD, ErrorCode.SIGNATURE_INVALID, "the signature of signed userinfo is verified"),
    CORE_USERINFO_NOT_ENCRYPTED(
            CORE,
            "5.3.4 (2)",
            MUST,
            ErrorCode.TOKEN_MALFORMED,
            "no encryption was agreed on, so that encrypted userinfo is refused"),
    CORE_USERINFO_ERROR(CORE, "5.3.3", MUST, ErrorCode.USERINFO_REFUSED, "a refusal of the access token is told"),
    CORE_OTHER_SOURCES(
            CORE, "5.6.2", MUST, null, "aggregated and distributed claims do no harm: no source they name is called"),

    // Discovery.
    DISCOVERY_ISSUER(
            DISCOVERY,
            "4.3",
            MUST,
            ErrorCode.ISSUER_MISMATCH,
            "the issuer of the document is exactly the configured one"),
    DISCOVERY_ENDPOINTS(
            DISCOVERY, "3", MUST, ErrorCode.DISCOVERY_INCOMPLETE, "every endpoint is there and a usable URL"),
    DISCOVERY_ANSWER(DISCOVERY, "4.2", MUST, ErrorCode.RESPONSE_MALFORMED, "the response is 200 with one JSON object"),
    DISCOVERY_TLS(DISCOVERY, "3, 7.1", MUST, ErrorCode.INSECURE_URL, "issuer and endpoints are HTTPS"),
    DISCOVERY_KEY_USE(
            DISCOVERY, "3 (jwks_uri)", MUST, ErrorCode.SIGNATURE_INVALID, "keys for encryption verify nothing"),
    RFC_9700_METADATA(RFC_9700, "2.6", SHOULD, null, "endpoints and keys come from the provider's metadata"),

    // TLS, bearer tokens.
    CORE_TLS_SERVER(
            CORE,
            "5.3.4 (1), 16.17",
            MUST,
            ErrorCode.PROVIDER_UNREACHABLE,
            "the certificate of the provider is checked, its host name too"),
    RFC_6750_HEADER(RFC_6750, "2.1, 2.3", SHOULD, null, "a token goes in the Authorization header, never in a URL"),
    RFC_6750_TLS(
            RFC_6750, "5.2, 5.3", MUST, ErrorCode.INSECURE_URL, "a token goes over TLS, to a checked server, only"),
    RFC_6750_COOKIES(RFC_6750, "5.3", MUST, null, "no token is in a cookie: what is sealed for one holds none"),
    RFC_6750_ONLY_TARGETS(
            RFC_6750,
            "5.2, 5.3",
            MUST,
            null,
            "a token goes to the servers it is meant for, not after a redirect elsewhere"),
    RFC_6749_CONFIDENTIAL(
            RFC_6749, "10.3, 10.4", MUST, null, "tokens, codes and secrets are in no log, message or text"),

    // Logout.
    RP_LOGOUT_HINT(RP_LOGOUT, "2", SHOULD, null, "a logout names the newest ID token, expired or not"),
    RP_LOGOUT_URI(
            RP_LOGOUT, "2", SHOULD, ErrorCode.INSECURE_URL, "the URI after a logout is configured and uses HTTPS"),
    RP_LOGOUT_STATE(RP_LOGOUT, "2", MAY, null, "a logout has a state that nobody can guess"),
    BACK_CHANNEL_FORM(BACK_CHANNEL, "2.6 (1)", MUST, ErrorCode.TOKEN_MALFORMED, "an encrypted logout token is refused"),
    BACK_CHANNEL_SIGNATURE(
            BACK_CHANNEL, "2.6 (2)", MUST, ErrorCode.SIGNATURE_INVALID, "its signature is verified as an ID token's"),
    BACK_CHANNEL_ALG(
            BACK_CHANNEL, "2.6 (3)", MUST, ErrorCode.ALGORITHM_NOT_ALLOWED, "its alg is an allowed one, never none"),
    BACK_CHANNEL_ISS(BACK_CHANNEL, "2.6 (4)", MUST, ErrorCode.TOKEN_ISSUER_WRONG, "its iss is the issuer"),
    BACK_CHANNEL_AUD(BACK_CHANNEL, "2.6 (4)", MUST, ErrorCode.AUDIENCE_WRONG, "its aud is this client"),
    BACK_CHANNEL_IAT(BACK_CHANNEL, "2.6 (4)", MUST, ErrorCode.ISSUED_AT_IMPLAUSIBLE, "its iat is there and recent"),
    BACK_CHANNEL_EXP(BACK_CHANNEL, "2.6 (4)", MUST, ErrorCode.TOKEN_EXPIRED, "its exp is there and has not passed"),
    BACK_CHANNEL_WHO(
            BACK_CHANNEL, "2.6 (5)", MUST, ErrorCode.LOGOUT_TOKEN_INVALID, "it names a subject, a session or both"),
    BACK_CHANNEL_SID(
            BACK_CHANNEL,
            "2.1",
            MUST,
            ErrorCode.TOKEN_MALFORMED,
            "the session of an ID token, if named, is a text that is found again at a logout"),
    BACK_CHANNEL_EVENT(
            BACK_CHANNEL,
            "2.6 (6)",
            MUST,
            ErrorCode.LOGOUT_TOKEN_INVALID,
            "it has the event of a logout, as an object"),
    BACK_CHANNEL_NO_NONCE(BACK_CHANNEL, "2.6 (7)", MUST, ErrorCode.LOGOUT_TOKEN_INVALID, "it has no nonce"),
    BACK_CHANNEL_JTI(BACK_CHANNEL, "2.4", MUST, ErrorCode.LOGOUT_TOKEN_INVALID, "it has a jti"),
    BACK_CHANNEL_REPLAY(BACK_CHANNEL, "2.6 (8)", MAY, ErrorCode.LOGOUT_TOKEN_REPLAYED, "it was not used before"),
    BACK_CHANNEL_SESSIONS(
            BACK_CHANNEL,
            "2.7",
            MUST,
            null,
            "it ends the sessions that it names by subject, session or both, and no other"),
    BACK_CHANNEL_TYP(
            BACK_CHANNEL, "2.4", SHOULD, ErrorCode.TOKEN_TYPE_WRONG, "it is of its kind: no other token can be one"),

    // Tokens that a service receives.
    RFC_9068_SIGNATURE(
            RFC_9068, "4", MUST, ErrorCode.SIGNATURE_INVALID, "a JWT access token is signed by the expected issuer"),
    RFC_9068_TYP(RFC_9068, "4", MUST, ErrorCode.TOKEN_TYPE_WRONG, "an ID, refresh or logout token is no access token"),
    RFC_9068_ISS(RFC_9068, "4", MUST, ErrorCode.TOKEN_ISSUER_WRONG, "its iss is the expected issuer"),
    RFC_9068_AUD(RFC_9068, "4", MUST, ErrorCode.AUDIENCE_WRONG, "its aud has this service"),
    RFC_9068_EXP(RFC_9068, "4", MUST, ErrorCode.TOKEN_EXPIRED, "its exp is there and has not passed"),
    RFC_7519_IAT(RFC_7519, "4.1.6", MAY, ErrorCode.ISSUED_AT_IMPLAUSIBLE, "an access token of the future is refused"),
    RFC_8725_SUB(RFC_8725, "3.8", MUST, ErrorCode.SUBJECT_INVALID, "its sub is usable"),
    RFC_8725_AUD(
            RFC_8725,
            "3.9",
            MUST,
            ErrorCode.CONFIGURATION_INVALID,
            "a service that receives tokens says which audience it is: without one nothing is validated"),
    RFC_8705_BOUND(
            RFC_8705,
            "3",
            MUST,
            ErrorCode.TOKEN_BINDING_WRONG,
            "a token that is bound to a certificate is accepted with that certificate only"),
    PSC_BOUND(
            PSC,
            "cnf",
            MUST,
            ErrorCode.TOKEN_NOT_BOUND,
            "a token of the own authorization server is bound to a certificate, unless the service says that it need not"),
    PSC_X5T(
            PSC,
            "x5t#S256",
            MUST,
            ErrorCode.TOKEN_BINDING_WRONG,
            "the thumbprint is understood as RFC 8705 writes it and as the ANS examples do, in constant time"),
    RFC_7662_ACTIVE(
            RFC_7662, "2.2", MUST, ErrorCode.TOKEN_INACTIVE, "an introspected token is active, said as a boolean"),
    RFC_7662_TYPE(
            RFC_7662,
            "2.2",
            MAY,
            ErrorCode.TOKEN_TYPE_WRONG,
            "token_type of an introspected token, if stated, is Bearer"),
    RFC_7662_CHECKS(
            RFC_7662,
            "4",
            MUST,
            ErrorCode.TOKEN_EXPIRED,
            "an introspected token has an end that has not passed; issuer and audience are checked, if stated"),
    PSC_AZP(
            PSC,
            "access tokens",
            CHOSEN,
            ErrorCode.AUTHORIZED_PARTY_WRONG,
            "since a token of PSC has no audience, it is accepted from named clients only"),

    RFC_7009_REQUEST(
            RFC_7009,
            "2.1",
            MUST,
            null,
            "a token is withdrawn by POST, in the form, with this client's authentication"),
    RFC_7009_ANSWER(
            RFC_7009,
            "2.2",
            MUST,
            ErrorCode.TOKEN_REQUEST_REFUSED,
            "status 200 means withdrawn, also of an unknown token; anything else is a failure"),
    RFC_8693_REQUEST(RFC_8693, "2.1", MUST, null, "an exchange sends grant_type, subject_token and subject_token_type"),
    RFC_8693_ACTOR(RFC_8693, "2.1", MUST, null, "actor_token_type is sent with an actor_token and never without"),
    RFC_8693_ISSUED(
            RFC_8693,
            "2.2.1",
            MUST,
            ErrorCode.TOKEN_RESPONSE_INVALID,
            "what an exchange issued is an access token by issued_token_type, and Bearer by token_type"),
    RFC_8693_REFUSAL(
            RFC_8693,
            "2.2.2",
            MUST,
            ErrorCode.EXCHANGE_REFUSED,
            "a refusal of the exchange is told apart from one of the client, and ends no session at PSC"),
    PSC_EXCHANGE_SCOPE(
            PSC,
            "token exchange",
            MUST,
            ErrorCode.CONFIGURATION_INVALID,
            "an exchange asks for a scope of the service"),
    RESOURCE_ROUTING(
            RFC_9068,
            "4",
            MUST,
            ErrorCode.TOKEN_ISSUER_WRONG,
            "what a token says of its issuer chooses between the configured ones, and is validated by the chosen one"),
    RESOURCE_CACHE_KEY(
            RFC_7662,
            "4",
            MUST,
            null,
            "an outcome that is used again is found by a hash of the whole token and of who validated it"),
    RESOURCE_CACHE_TIME(
            RFC_7662,
            "4",
            MUST,
            ErrorCode.TOKEN_EXPIRED,
            "an outcome is used again for a stated time, never beyond exp, and time and certificate are validated at every use"),
    RFC_6750_ONE_TOKEN(
            RFC_6750,
            "2, 3.1",
            MUST,
            ErrorCode.BEARER_REQUEST_INVALID,
            "a request has one token, and not in its address"),
    RFC_6750_ANSWERS(RFC_6750, "3, 3.1", MUST, null, "a refusal says in WWW-Authenticate what is wrong"),
    RFC_9440_TRUSTED_PROXY(
            RFC_9440,
            "2.4, 4",
            MUST,
            ErrorCode.CERTIFICATE_HEADER_REFUSED,
            "a client certificate in a header is believed of declared proxies only, and refused from anybody else");

    private final Source source;
    private final String section;
    private final Level level;
    private final @Nullable ErrorCode code;
    private final String sentence;

    Requirement(Source source, String section, Level level, @Nullable ErrorCode code, String sentence) {
        this.source = source;
        this.section = section;
        this.level = level;
        this.code = code;
        this.sentence = sentence;
    }

    public Source source() {
        return source;
    }

    public String section() {
        return section;
    }

    public Level level() {
        return level;
    }

    /** What a violation is reported with. */
    public Optional<ErrorCode> code() {
        return Optional.ofNullable(code);
    }

    public String sentence() {
        return sentence;
    }
}
