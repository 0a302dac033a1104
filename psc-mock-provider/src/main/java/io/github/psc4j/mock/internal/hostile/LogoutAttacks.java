package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.hostile.Attack.Expectation;
import io.github.psc4j.mock.hostile.ClientUnderTest;
import io.github.psc4j.mock.hostile.Reply;
import io.github.psc4j.mock.hostile.Visitor;
import io.github.psc4j.mock.hostile.Visitor.ForgedLogout;
import io.github.psc4j.mock.internal.Json;
import io.github.psc4j.mock.internal.Secrets;
import io.github.psc4j.mock.internal.forge.Compact;
import io.github.psc4j.mock.internal.forge.Signer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static List<Script> all() {
        return List.of(
                script("V42-logout-token-twice", "sends a logout token again after the person logged in again")
                        .during(LogoutAttacks::twice),
                token(
                        "V43-id-token-as-logout-token",
                        "sends the ID token as a logout token",
                        (scene, good) -> scene.granted("id_token").orElseThrow().compact()),
                token(
                        "V43-access-token-as-logout-token",
                        "sends the access token as a logout token",
                        (scene, good) ->
                                scene.granted("access_token").orElseThrow().compact()),
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
                        (scene, good) -> good.withClaim("iat", scene.now() - HOUR - 120)
                                .withClaim("exp", scene.now() - HOUR)
                                .signed(scene.provider())
                                .compact()),
                token(
                        "V43-logout-token-of-another-type",
                        "calls a logout token an access token in its header",
                        (scene, good) -> good.withHeader("typ", "at+jwt")
                                .signed(scene.provider())
                                .compact()),
                token(
                        "V43-logout-token-unsigned",
                        "sends a logout token with alg none",
                        (scene, good) ->
                                good.withHeader("alg", "none").withSignature("").compact()),
                token(
                        "V43-logout-token-of-a-foreign-key",
                        "signs a logout token with a key of its own under the provider's kid",
                        (scene, good) -> good.signed(
                                        Signer.rs256(scene.attacker().rsa()))
                                .compact()),
                script("V44-logout-token-in-a-link", "puts a logout token into an address that a browser opens")
                        .during(LogoutAttacks::byLink),
                forged(
                        "V44-logout-by-an-image",
                        "shows an image whose address is the client's logout",
                        ForgedLogout.GET),
                forged(
                        "V44-logout-by-a-form",
                        "posts to the client's logout from a page of another site",
                        ForgedLogout.POST));
    }

    private static Script script(String id, String action) {
        return Script.of(id, action, LOGGED_OUT, id.startsWith("V44") ? "CWE-352" : SOURCE, Expectation.SESSION_STAYS);
    }

    private static Script claims(String id, String action, UnaryOperator<Map<String, Object>> change) {
        return token(
                id,
                action,
                (scene, good) ->
                        good.withClaims(change).signed(scene.provider()).compact());
    }

    private static Script token(String id, String action, BiFunction<Scene, Compact, String> spoiled) {
        return script(id, action).during((scene, client) -> {
            Optional<Course.End> end = withoutEndpoint(scene, client);
            if (end.isPresent()) {
                return end.get();
            }
            Visitor person = loggedIn(scene, client);
            Reply reply = post(client, spoiled.apply(scene, good(scene)));
            return Course.End.of(!person.loggedIn(), reply);
        });
    }

    private static Course.End twice(Scene scene, ClientUnderTest client) throws Exception {
        Optional<Course.End> end = withoutEndpoint(scene, client);
        if (end.isPresent()) {
            return end.get();
        }
        Visitor before = loggedIn(scene, client);
        // For every session of the person, those to come among them.
        String token = good(scene).withoutClaim("sid").signed(scene.provider()).compact();
        Reply first = post(client, token);
        if (before.loggedIn()) {
            return Course.End.open("a good logout token without a session logs nobody out, status " + first.status());
        }
        Visitor person = loggedIn(scene, client);
        Reply again = post(client, token);
        return Course.End.of(!person.loggedIn(), again);
    }

    private static Course.End byLink(Scene scene, ClientUnderTest client) throws Exception {
        Optional<Course.End> end = withoutEndpoint(scene, client);
        if (end.isPresent()) {
            return end.get();
        }
        Visitor person = loggedIn(scene, client);
        URI link = ApplicationBrowser.with(
                client.backChannelLogoutUri().orElseThrow(),
                "logout_token",
                good(scene).compact());
        Reply reply = ApplicationBrowser.fromServer(HttpRequest.newBuilder(link).GET());
        return Course.End.of(!person.loggedIn(), reply);
    }

    private static Script forged(String id, String action, ForgedLogout how) {
        return script(id, action).during((scene, client) -> {
            Visitor person = loggedIn(scene, client);
            Optional<Reply> reply = person.visitAttackersPage(how);
            return reply.isEmpty()
                    ? Course.End.missing("no address is known at which the client logs people out")
                    : Course.End.of(!person.loggedIn(), reply.get());
        });
    }

    /** A client that takes no logout token at all would be praised for every attack: a good one must log out. */
    private static Optional<Course.End> withoutEndpoint(Scene scene, ClientUnderTest client) throws Exception {
        if (client.backChannelLogoutUri().isEmpty()) {
            return Optional.of(Course.End.missing(NO_ENDPOINT));
        }
        Visitor person = loggedIn(scene, client);
        Reply reply = post(client, good(scene).compact());
        return person.loggedIn()
                ? Optional.of(Course.End.open("a good logout token logs nobody out, status " + reply.status()))
                : Optional.empty();
    }

    private static Visitor loggedIn(Scene scene, ClientUnderTest client) throws Exception {
        Visitor visitor = client.newVisitor();
        Reply unused = visitor.comeBack(scene.throughProvider(visitor.startLogin()));
        if (!visitor.loggedIn()) {
            throw new IllegalStateException("the login before the logout did not work");
        }
        return visitor;
    }

    private static Reply post(ClientUnderTest client, String token) throws Exception {
        return ApplicationBrowser.fromServer(HttpRequest.newBuilder(
                        client.backChannelLogoutUri().orElseThrow())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    /** A logout token for the latest login, as the provider makes them. */
    private static Compact good(Scene scene) {
        Map<String, Object> idToken = scene.granted("id_token").orElseThrow().claims();
        Map<String, Object> claims = new LinkedHashMap<>();
        for (String name : List.of("iss", "aud", "sub", "sid")) {
            claims.put(name, idToken.get(name));
        }
        claims.put("typ", "Logout");
        claims.put("iat", scene.now());
        claims.put("exp", scene.now() + 120);
        claims.put("jti", Secrets.identifier());
        claims.put("events", Map.of(EVENT, Map.of()));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "logout+jwt");
        header.put("kid", scene.providerKey().getKeyID());
        return new Compact(header, Json.write(claims), "").signed(scene.provider());
    }
}
