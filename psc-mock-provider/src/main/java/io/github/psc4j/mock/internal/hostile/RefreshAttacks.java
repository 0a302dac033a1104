package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.hostile.ClientUnderTest;
import io.github.psc4j.mock.hostile.Reply;
import io.github.psc4j.mock.hostile.Visitor;
import io.github.psc4j.mock.internal.forge.Compact;
import io.github.psc4j.mock.internal.forge.Documents;
import io.github.psc4j.mock.internal.forge.Encryption;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tokens after the login: a refresh that answers for somebody else. The provider hands out tokens that have expired. */
final class RefreshAttacks {

    private static final String OTHER_PERSON = "a session goes on as another person, or with another person's token";
    private static final String SOURCE = "OpenID Connect Core 12.2";

    private RefreshAttacks() {}

    static List<Script> all() {
        return List.of(
                idToken(
                        "N10-refresh-of-somebody-else",
                        "answers a refresh with an ID token of another person",
                        (scene, token) ->
                                token.withClaim("sub", scene.somebodyElse().subject())),
                playing(
                        "N10-refresh-with-somebody-elses-access-token",
                        "answers a refresh with an access token that is not the one of the ID token",
                        (scene, request, honest) ->
                                Documents.with(honest, "access_token", scene.accessTokenOfSomebodyElse())),
                idToken(
                        "N10-refresh-of-another-issuer",
                        "answers a refresh with an ID token of another issuer",
                        (scene, token) -> token.withClaim("iss", "https://evil.example")),
                idToken(
                        "N10-refresh-for-another-client",
                        "answers a refresh with an ID token for another client",
                        (scene, token) -> token.withClaim("aud", "another-client")),
                idToken(
                        "N10-refresh-of-another-authentication",
                        "answers a refresh with an ID token of a later authentication",
                        (scene, token) -> token.withClaim("auth_time", scene.now() + 1)),
                changed(
                        "N10-refresh-unsigned",
                        "answers a refresh with an unsigned ID token",
                        (scene, token) -> Encryption.unsigned(token.claims())));
    }

    private static Script idToken(String id, String action, BiFunction<Scene, Compact, Compact> change) {
        return changed(
                id,
                action,
                (scene, token) ->
                        change.apply(scene, token).signed(scene.provider()).compact());
    }

    private static Script changed(String id, String action, BiFunction<Scene, Compact, String> change) {
        return playing(
                id,
                action,
                (scene, request, honest) -> Documents.changed(honest, answer -> {
                    if (answer.get("id_token") instanceof String token) {
                        answer.put("id_token", change.apply(scene, Compact.parse(token)));
                    }
                    return answer;
                }));
    }

    private static Script playing(String id, String action, Strike strike) {
        return Script.of(id, action, OTHER_PERSON, SOURCE)
                .on(Operation.CODE_GRANT, (scene, request, honest) -> Documents.with(honest, "expires_in", 0))
                .on(Operation.REFRESH, strike)
                .during(RefreshAttacks::afterTheLogin);
    }

    /** First a refresh in order, after which the person must still be logged in: else every client would be praised. */
    private static Course.End afterTheLogin(Scene scene, ClientUnderTest client) throws Exception {
        scene.holdBack();
        Visitor before = loggedIn(scene, client);
        if (before.useToken().isEmpty()) {
            return Course.End.missing("no page is known for which the client needs a living token");
        }
        if (!before.loggedIn()) {
            return Course.End.open("nobody is logged in any more after a refresh that is in order");
        }
        scene.strike();
        Visitor person = loggedIn(scene, client);
        Optional<Reply> reply = person.useToken();
        return Course.End.of(person.loggedIn(), reply.orElseThrow());
    }

    private static Visitor loggedIn(Scene scene, ClientUnderTest client) throws Exception {
        Visitor visitor = client.newVisitor();
        Reply unused = visitor.comeBack(scene.throughProvider(visitor.startLogin()));
        return visitor;
    }
}
