package io.github.psc4j.attack;

import java.util.Set;

/** Everything that {@link LeakyApplication} checks, each with the attacks that find it when it is switched off. */
enum LeakyCheck {
    SIGNATURE(
            "V03-bit-flipped",
            "V03-claims-exchanged",
            "V03-header-changed",
            "V03-signature-left-out",
            "V03-foreign-key",
            "V43-logout-token-of-a-foreign-key"),
    KEY_IS_NAMED("V03-foreign-key-without-kid"),
    NO_ENCRYPTION(
            "V01-jwe-around-unsigned",
            "V01-jwe-around-json",
            "V01-jwe-around-jwe",
            "V12-password-based-encryption",
            "V13-compressed-encryption",
            "V01-userinfo-encrypted-unsigned"),
    NOT_NONE(
            "V02-none",
            "V02-none-in-another-case",
            "V02-none-with-spaces",
            "V02-no-algorithm",
            "V02-metadata-allows-none",
            "N10-refresh-unsigned",
            "V43-logout-token-unsigned"),
    NO_HMAC(
            "V04-hs256-pem",
            "V04-hs256-der",
            "V04-hs256-jwk",
            "V04-hs256-modulus",
            "V04-hs256-secret",
            "V04-metadata-allows-hs256"),
    NO_KEY_IN_THE_HEADER("V05-jwk-header", "V05-x5c-header", "V06-no-keys"),
    NO_ADDRESS_IN_THE_HEADER("V05-jku-header", "V05-x5u-header", "V05-addresses-in-a-good-token"),
    NO_CRITICAL_HEADER("V07-unknown-critical-header"),
    KEYS_OF_THE_CONFIGURED_ISSUER("V15-key-of-the-issuer-in-the-token"),
    KID_IS_ONE_OF_THE_SET("V16-kid-as-a-path", "V16-kid-as-a-query", "V16-kid-as-an-address"),
    KEY_IS_FOR_SIGNATURES("V06-only-an-encryption-key", "N01-encryption-key-signs"),
    ECDSA_IS_CALCULATED("V08-ecdsa-zeros", "V08-ecdsa-order"),
    KEY_IS_LONG("V17-weak-key"),
    NONCE("V33-nonce-wrong", "V33-nonce-missing", "V33-nonce-reused"),
    ISSUER(
            "N02-issuer-of-somebody-else",
            "N02-issuer-with-an-addition",
            "N02-issuer-with-a-slash",
            "N02-issuer-missing"),
    AUDIENCE(
            "N03-audience-of-another-client",
            "N03-audience-beside-others",
            "N03-audience-empty",
            "N03-audience-missing",
            "N03-access-token-as-id-token"),
    AUTHORIZED_PARTY("N03-authorized-party-of-another-client"),
    EXPIRY("N04-expired", "N04-expiry-missing"),
    ISSUE_TIME("N04-issue-time-missing", "N04-issued-in-the-future"),
    NOT_BEFORE("N04-not-valid-yet"),
    SUBJECT("N05-subject-missing", "N05-subject-empty"),
    ACCESS_TOKEN_HASH("N05-access-token-hash-wrong"),
    LEVEL("V49-level-lower", "V49-level-unknown"),
    AUTHENTICATION_TIME("V50-authentication-long-ago", "V50-authentication-time-missing"),
    USERINFO_SUBJECT(
            "V39-userinfo-of-somebody-else",
            "V39-userinfo-subject-array",
            "V39-userinfo-subject-in-capitals",
            "V39-userinfo-subject-begins-right",
            "V39-userinfo-subject-missing"),
    USERINFO_SIGNATURE("V01-userinfo-unsigned", "V39-userinfo-signed-by-somebody-else"),
    ID_TOKEN_IS_THERE("N06-no-id-token"),
    ACCESS_TOKEN_IS_THERE("N06-no-access-token"),
    TOKEN_TYPE("N06-token-type-unknown"),
    STATUS("N06-error-with-tokens"),
    CLEAN_ERRORS(
            "V10-token-not-a-jwt",
            "V10-claims-not-json",
            "V10-claims-of-wrong-types",
            "V24-way-back-empty",
            "V24-way-back-not-utf-8",
            "V24-way-back-endless",
            "V09-point-off-the-curve"),
    ONE_REFUSAL("V09-ciphertext-tampered"),
    DEPTH("V11-token-answer-deep", "V11-userinfo-deep", "V11-keys-deep", "V11-metadata-deep", "V11-id-token-deep"),
    SIZE("V54-token-answer-huge", "V54-userinfo-huge", "V54-keys-huge", "V54-metadata-huge"),
    DECOMPRESSED_SIZE("V54-token-answer-decompresses", "V54-userinfo-decompresses"),
    DEADLINE("V54-userinfo-drips"),
    NO_REDIRECTS(
            "V46-token-endpoint-redirects",
            "V46-userinfo-endpoint-redirects",
            "V46-keys-redirect",
            "V46-metadata-redirect"),
    METADATA_ISSUER("N07-metadata-of-another-issuer"),
    LOGIN_OF_THIS_BROWSER("V30-way-back-without-a-login", "V30-way-back-into-another-login"),
    STATE("V35-state-missing", "V35-state-wrong"),
    CALLBACK_ISSUER("V32-issuer-of-somebody-else"),
    CALLBACK_ISSUER_IS_THERE("V32-issuer-missing"),
    NO_SECOND_VALUE("V32-issuer-twice", "V55-code-twice-behind", "V55-state-twice"),
    NO_SECOND_VALUE_BUT_THE_LAST("V55-code-twice"),
    NO_ERROR_BESIDE_THE_CODE("V55-code-and-error"),
    ESCAPED_ERROR("N08-markup-in-the-error"),
    NEW_SESSION_AT_LOGIN("V29-session-planted-before-the-login"),
    FRESH_STATE("V37-state-repeated"),
    FRESH_NONCE("V34-nonce-repeated", "V33-nonce-reused"),
    FRESH_VERIFIER("N09-code-challenge-repeated"),
    REFRESHED_SUBJECT("N10-refresh-of-somebody-else"),
    REFRESHED_HASH("N10-refresh-with-somebody-elses-access-token"),
    REFRESHED_ISSUER("N10-refresh-of-another-issuer"),
    REFRESHED_AUDIENCE("N10-refresh-for-another-client"),
    REFRESHED_AUTHENTICATION("N10-refresh-of-another-authentication"),
    LOGOUT_ONCE("V42-logout-token-twice"),
    LOGOUT_EVENT("V43-logout-event-missing", "V43-logout-event-wrong"),
    LOGOUT_WITHOUT_NONCE("V43-logout-token-with-nonce"),
    LOGOUT_AUDIENCE("V43-logout-token-for-another-client"),
    LOGOUT_ISSUER("V43-logout-token-of-another-issuer"),
    LOGOUT_OF_SOMEBODY("V43-logout-of-nobody"),
    LOGOUT_TIME("V43-logout-token-expired"),
    LOGOUT_TYPE("V43-logout-token-of-another-type"),
    LOGOUT_TOKEN_IS_POSTED("V44-logout-token-in-a-link"),
    LOGOUT_IS_POSTED("V44-logout-by-an-image"),
    LOGOUT_OF_THIS_SITE("V44-logout-by-a-form"),
    RETURN_TARGET(
            "V23-open-redirect-1",
            "V23-open-redirect-2",
            "V23-open-redirect-3",
            "V23-open-redirect-4",
            "V23-open-redirect-5",
            "V23-open-redirect-6",
            "V23-open-redirect-7",
            "V23-open-redirect-8");

    private final String holes;

    LeakyCheck(String... holes) {
        this.holes = String.join(" ", holes);
    }

    /** The attacks that succeed without this check, and with all others. */
    Set<String> holes() {
        return Set.of(holes.split(" "));
    }
}
