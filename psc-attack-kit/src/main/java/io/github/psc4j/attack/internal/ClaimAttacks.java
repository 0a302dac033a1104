package io.github.psc4j.attack.internal;

import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.function.UnaryOperator;

/** ID tokens that the provider did sign: for somebody else, for another time, for another purpose. */
final class ClaimAttacks {

    private static final String REPLAY =
            "a token that was issued for another login or another service logs somebody in";
    private static final String STALE = "a token that leaked long ago logs somebody in";
    private static final String RECIPIENT = "a token for another service logs somebody in here";
    private static final String VALIDATION = "OpenID Connect Core 3.1.3.7";
    private static final long HOUR = 3_600;

    private ClaimAttacks() {}

    static List<AttackPlan> all() {
        return List.of(
                AttackPlan.of("V33-nonce-wrong", "sends an ID token with another nonce", REPLAY, "CVE-2024-10318")
                        .claims((context, token) -> token.withClaim("nonce", "another")),
                AttackPlan.of("V33-nonce-missing", "sends an ID token without a nonce", REPLAY, "CVE-2024-10318")
                        .claims((context, token) -> token.withoutClaim("nonce")),
                AttackPlan.of(
                                "V33-nonce-reused",
                                "sends the tokens of an earlier login again",
                                REPLAY,
                                "CVE-2024-10318")
                        .on(
                                Operation.CODE_GRANT,
                                (context, request, response) -> response.withBody(context.earlierTokenResponse())),
                claim(
                        "N02-issuer-of-somebody-else",
                        "names another issuer in the ID token",
                        REPLAY,
                        "iss",
                        "https://evil.example/auth/realms/esante-wallet"),
                AttackPlan.of(
                                "N02-issuer-with-an-addition",
                                "names an issuer that begins with the right one",
                                REPLAY,
                                VALIDATION)
                        .claims((context, token) -> token.withClaim("iss", context.issuer() + ".evil.example")),
                AttackPlan.of(
                                "N02-issuer-with-a-slash",
                                "adds a slash to the issuer in the ID token",
                                REPLAY,
                                VALIDATION)
                        .claims((context, token) -> token.withClaim("iss", context.issuer() + "/")),
                without("N02-issuer-missing", "names no issuer in the ID token", REPLAY, "iss"),
                claim(
                        "N03-audience-of-another-client",
                        "names another client as the audience",
                        RECIPIENT,
                        "aud",
                        "other-client"),
                AttackPlan.of(
                                "N03-audience-beside-others",
                                "names another client as the audience beside this one",
                                RECIPIENT,
                                VALIDATION + " (3)")
                        .claims((context, token) -> token.withClaim(
                                "aud", List.of(String.valueOf(token.claims().get("aud")), "other-client"))),
                claim("N03-audience-empty", "sends an ID token with an empty audience", RECIPIENT, "aud", List.of()),
                without("N03-audience-missing", "sends an ID token without an audience", RECIPIENT, "aud"),
                claim(
                        "N03-authorized-party-of-another-client",
                        "names another client as the authorized party",
                        RECIPIENT,
                        "azp",
                        "other-client"),
                AttackPlan.of(
                                "N03-access-token-as-id-token",
                                "sends the access token as the ID token",
                                RECIPIENT,
                                "RFC 8725 2.8")
                        .on(
                                Operation.CODE_GRANT,
                                (context, request, response) -> JsonResponses.changed(response, answer -> {
                                    answer.put("id_token", answer.getOrDefault("access_token", ""));
                                    return answer;
                                })),
                AttackPlan.of("N04-expired", "sends an ID token that expired an hour ago", STALE, VALIDATION + " (9)")
                        .claims((context, token) -> moved(moved(token, "exp", -HOUR), "iat", -HOUR)),
                without("N04-expiry-missing", "sends an ID token without exp", STALE, "exp"),
                without("N04-issue-time-missing", "sends an ID token without iat", STALE, "iat"),
                AttackPlan.of(
                                "N04-issued-in-the-future",
                                "sends an ID token that is issued in an hour",
                                STALE,
                                VALIDATION + " (10)")
                        .claims((context, token) -> moved(moved(token, "exp", HOUR), "iat", HOUR)),
                AttackPlan.of(
                                "N04-not-valid-yet",
                                "sends an ID token that is valid in an hour only",
                                STALE,
                                "RFC 7519 4.1.5")
                        .claims((context, token) ->
                                moved(token.withClaim("nbf", token.claims().getOrDefault("iat", 0)), "nbf", HOUR)),
                without(
                        "N05-subject-missing",
                        "sends an ID token without a subject",
                        "a session belongs to nobody",
                        "sub"),
                claim(
                        "N05-subject-empty",
                        "sends an ID token with an empty subject",
                        "a session belongs to nobody",
                        "sub",
                        ""),
                claim(
                        "N05-access-token-hash-wrong",
                        "sends an access token that the ID token was not issued with",
                        "the data of another person come into the session",
                        "at_hash",
                        "AAAAAAAAAAAAAAAAAAAAAA"),
                claim(
                        "V49-level-lower",
                        "states a level of assurance below the one that was asked for",
                        "somebody with a weak means of identification is let in",
                        "acr",
                        "0"),
                claim(
                        "V49-level-unknown",
                        "states a level of assurance that nobody knows",
                        "somebody with a weak means of identification is let in",
                        "acr",
                        "unknown-level"),
                age(
                        "V50-authentication-long-ago",
                        "states an authentication a day ago",
                        token -> moved(token, "auth_time", -24 * HOUR)),
                age(
                        "V50-authentication-time-missing",
                        "states no time of authentication",
                        token -> token.withoutClaim("auth_time")));
    }

    private static AttackPlan claim(String id, String action, String harm, String name, Object value) {
        return AttackPlan.of(id, action, harm, VALIDATION).claims((context, token) -> token.withClaim(name, value));
    }

    private static AttackPlan without(String id, String action, String harm, String name) {
        return AttackPlan.of(id, action, harm, "OpenID Connect Core 2")
                .claims((context, token) -> token.withoutClaim(name));
    }

    /** Only a client that asked how long ago the login may be must mind. */
    private static AttackPlan age(String id, String action, UnaryOperator<CompactJws> change) {
        AttackPlan plan = AttackPlan.of(
                        id, action, "whoever finds an unlocked computer acts in another's name", VALIDATION + " (13)")
                .claims((context, token) -> change.apply(token));
        return plan.withSteps((context, client) -> {
            AttackSteps.Result result = plan.steps().run(context, client);
            return context.requested("max_age").isPresent()
                    ? result
                    : AttackSteps.Result.undetermined("the client did not ask with max_age");
        });
    }

    private static CompactJws moved(CompactJws token, String name, long seconds) {
        return token.withClaims(claims -> {
            if (claims.get(name) instanceof Number time) {
                claims.put(name, time.longValue() + seconds);
            }
            return claims;
        });
    }
}
