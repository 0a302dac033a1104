package io.github.psc4j.attack.internal;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.attack.client.ClientResponse;
import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.client.Visitor;
import io.github.psc4j.attack.client.Visitor.ForgedLogout;
import io.github.psc4j.attack.report.Attack.Expectation;
import io.github.psc4j.mock.extension.CompactJws;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Logouts that nobody asked for: tokens that are no logout tokens, that come again, and pages of other sites. */
final class LogoutAttacks {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String SOURCE = "OpenID Connect Back-Channel Logout 2.6";
    private static final String LOGGED_OUT = "whoever holds some token of a person, or none, logs people out at will";
    private static final String NO_ENDPOINT = "no address is known at which the client takes logout tokens";
    private static final long HOUR = 3_600;

    private LogoutAttacks() {}

    static List<AttackPlan> all() {
        return List.of(
                plan("V42-logout-token-twice", "sends a logout token again after the person logged in again")
                        .withSteps(LogoutAttacks::twice),
                token(
                        "V43-id-token-as-logout-token",
                        "sends the ID token as a logout token",
                        (context, good) ->
                                context.granted("id_token").orElseThrow().compact()),
                token(
                        "V43-access-token-as-logout-token",
                        "sends the access token as a logout token",
                        (context, good) ->
                                context.granted("access_token").orElseThrow().compact()),
                claims("V43-logout-token-with-nonce", "puts a nonce into a logout token", claims -> {
                    claims.put("nonce", "n");
                    return claims;
                }),
                claims("V43-logout-event-missing", "leaves the event out of a logout token", claims -> {
                    claims.remove("events");
                    return claims;
                }),
                claims("V43-logout-event-wrong", "names another event in a logout token", claims -> {
                    claims.put("events", Map.of("https://schemas.openid.net/secevent/risc/event-type", Map.of()));
                    return claims;
                }),
                claims("V43-logout-token-for-another-client", "sends a logout token for another client", claims -> {
                    claims.put("aud", "another-client");
                    return claims;
                }),
                claims("V43-logout-token-of-another-issuer", "sends a logout token of another issuer", claims -> {
                    claims.put("iss", "https://evil.example");
                    return claims;
                }),
                claims("V43-logout-of-nobody", "names neither subject nor session in a logout token", claims -> {
                    claims.keySet().removeAll(List.of("sub", "sid"));
                    return claims;
                }),
                token(
                        "V43-logout-token-expired",
                        "sends a logout token that expired an hour ago",
                        (context, good) -> good.withClaim("iat", context.now() - HOUR - 120)
                                .withClaim("exp", context.now() - HOUR)
                                .signed(context.providerSigner())
                                .compact()),
                token(
                        "V43-logout-token-of-another-type",
                        "calls a logout token an access token in its header",
                        (context, good) -> good.withHeader("typ", "at+jwt")
                                .signed(context.providerSigner())
                                .compact()),
                token(
                        "V43-logout-token-unsigned",
                        "sends a logout token with alg none",
                        (context, good) ->
                                good.withHeader("alg", "none").withSignature("").compact()),
                token(
                        "V43-logout-token-of-a-foreign-key",
                        "signs a logout token with a key of its own under the provider's kid",
                        (context, good) ->
                                good.signed(context.attacker().signer()).compact()),
                plan("V44-logout-token-in-a-link", "puts a logout token into an address that a browser opens")
                        .withSteps(LogoutAttacks::byLink),
                forged(
                        "V44-logout-by-an-image",
                        "shows an image whose address is the client's logout",
                        ForgedLogout.GET),
                forged(
                        "V44-logout-by-a-form",
                        "posts to the client's logout from a page of another site",
                        ForgedLogout.POST));
    }

    private static AttackPlan plan(String id, String action) {
        return AttackPlan.of(
                id, action, LOGGED_OUT, id.startsWith("V44") ? "CWE-352" : SOURCE, Expectation.SESSION_STAYS);
    }

    private static AttackPlan claims(String id, String action, UnaryOperator<Map<String, Object>> change) {
        return token(
                id,
                action,
                (context, good) ->
                        good.withClaims(change).signed(context.providerSigner()).compact());
    }

    private static AttackPlan token(String id, String action, BiFunction<AttackContext, CompactJws, String> spoiled) {
        return plan(id, action).withSteps((context, client) -> {
            Optional<AttackSteps.Result> result = withoutEndpoint(context, client);
            if (result.isPresent()) {
                return result.get();
            }
            Visitor person = loggedIn(context, client);
            ClientResponse seen = post(client, spoiled.apply(context, good(context)));
            return AttackSteps.Result.of(!person.loggedIn(), seen);
        });
    }

    private static AttackSteps.Result twice(AttackContext context, ClientUnderTest client) throws Exception {
        Optional<AttackSteps.Result> result = withoutEndpoint(context, client);
        if (result.isPresent()) {
            return result.get();
        }
        Visitor before = loggedIn(context, client);
        // For every session of the person, those to come among them.
        String token = good(context)
                .withoutClaim("sid")
                .signed(context.providerSigner())
                .compact();
        ClientResponse first = post(client, token);
        if (before.loggedIn()) {
            return AttackSteps.Result.undetermined(
                    "a good logout token without a session logs nobody out, status " + first.status());
        }
        Visitor person = loggedIn(context, client);
        ClientResponse again = post(client, token);
        return AttackSteps.Result.of(!person.loggedIn(), again);
    }

    private static AttackSteps.Result byLink(AttackContext context, ClientUnderTest client) throws Exception {
        Optional<AttackSteps.Result> result = withoutEndpoint(context, client);
        if (result.isPresent()) {
            return result.get();
        }
        Visitor person = loggedIn(context, client);
        URI link = URI.create(client.backChannelLogoutUri().orElseThrow() + "?logout_token="
                + good(context).compact());
        ClientResponse seen = ServerRequest.send(HttpRequest.newBuilder(link).GET());
        return AttackSteps.Result.of(!person.loggedIn(), seen);
    }

    private static AttackPlan forged(String id, String action, ForgedLogout how) {
        return plan(id, action).withSteps((context, client) -> {
            Visitor person = loggedIn(context, client);
            Optional<ClientResponse> seen = person.visitAttackersPage(how);
            return seen.isEmpty()
                    ? AttackSteps.Result.missing("no address is known at which the client logs people out")
                    : AttackSteps.Result.of(!person.loggedIn(), seen.get());
        });
    }

    /** A client that takes no logout token at all would be praised for every attack: a good one must log out. */
    private static Optional<AttackSteps.Result> withoutEndpoint(AttackContext context, ClientUnderTest client)
            throws Exception {
        if (client.backChannelLogoutUri().isEmpty()) {
            return Optional.of(AttackSteps.Result.missing(NO_ENDPOINT));
        }
        Visitor person = loggedIn(context, client);
        ClientResponse seen = post(client, good(context).compact());
        return person.loggedIn()
                ? Optional.of(
                        AttackSteps.Result.undetermined("a good logout token logs nobody out, status " + seen.status()))
                : Optional.empty();
    }

    private static Visitor loggedIn(AttackContext context, ClientUnderTest client) throws Exception {
        Visitor visitor = client.newVisitor();
        ClientResponse unused = visitor.comeBack(context.throughProvider(visitor.startLogin()));
        if (!visitor.loggedIn()) {
            throw new IllegalStateException("the login before the logout did not work");
        }
        return visitor;
    }

    private static ClientResponse post(ClientUnderTest client, String token) throws Exception {
        return ServerRequest.send(HttpRequest.newBuilder(
                        client.backChannelLogoutUri().orElseThrow())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    /** A logout token for the latest login, as the provider makes them. */
    private static CompactJws good(AttackContext context) {
        Map<String, Object> idToken = context.granted("id_token").orElseThrow().claims();
        Map<String, Object> claims = new LinkedHashMap<>();
        for (String name : List.of("iss", "aud", "sub", "sid")) {
            claims.put(name, idToken.get(name));
        }
        claims.put("typ", "Logout");
        claims.put("iat", context.now());
        claims.put("exp", context.now() + 120);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "logout+jwt");
        header.put("kid", context.providerKey().getKeyID());
        return new CompactJws(header, JSONObjectUtils.toJSONString(claims), "").signed(context.providerSigner());
    }
}
