package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientResponse;
import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.client.Visitor;
import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tokens after the login: a refresh that answers for somebody else. The provider hands out tokens that have expired. */
final class RefreshAttacks {

    private static final String OTHER_PERSON = "a session goes on as another person, or with another person's token";
    private static final String SOURCE = "OpenID Connect Core 12.2";

    private RefreshAttacks() {}

    static List<AttackPlan> all() {
        return List.of(
                idToken(
                        "N10-refresh-of-somebody-else",
                        "answers a refresh with an ID token of another person",
                        (context, token) ->
                                token.withClaim("sub", context.otherPerson().subject())),
                refreshing(
                        "N10-refresh-with-somebody-elses-access-token",
                        "answers a refresh with an access token that is not the one of the ID token",
                        (context, request, response) ->
                                JsonResponses.with(response, "access_token", context.accessTokenOfOtherPerson())),
                idToken(
                        "N10-refresh-of-another-issuer",
                        "answers a refresh with an ID token of another issuer",
                        (context, token) -> token.withClaim("iss", "https://evil.example")),
                idToken(
                        "N10-refresh-for-another-client",
                        "answers a refresh with an ID token for another client",
                        (context, token) -> token.withClaim("aud", "another-client")),
                idToken(
                        "N10-refresh-of-another-authentication",
                        "answers a refresh with an ID token of a later authentication",
                        (context, token) -> token.withClaim("auth_time", context.now() + 1)),
                changed(
                        "N10-refresh-unsigned",
                        "answers a refresh with an unsigned ID token",
                        (context, token) -> EncryptedTokens.unsigned(token.claims())));
    }

    private static AttackPlan idToken(
            String id, String action, BiFunction<AttackContext, CompactJws, CompactJws> change) {
        return changed(
                id,
                action,
                (context, token) -> change.apply(context, token)
                        .signed(context.providerSigner())
                        .compact());
    }

    private static AttackPlan changed(String id, String action, BiFunction<AttackContext, CompactJws, String> change) {
        return refreshing(
                id,
                action,
                (context, request, response) -> JsonResponses.changed(response, answer -> {
                    if (answer.get("id_token") instanceof String token) {
                        answer.put("id_token", change.apply(context, CompactJws.parse(token)));
                    }
                    return answer;
                }));
    }

    private static AttackPlan refreshing(String id, String action, ForgedResponse forgery) {
        return AttackPlan.of(id, action, OTHER_PERSON, SOURCE)
                .on(Operation.CODE_GRANT, (context, request, response) -> JsonResponses.with(response, "expires_in", 0))
                .on(Operation.REFRESH, forgery)
                .withSteps(RefreshAttacks::afterTheLogin);
    }

    /** First a refresh in order, after which the person must still be logged in: else every client would be praised. */
    private static AttackSteps.Result afterTheLogin(AttackContext context, ClientUnderTest client) throws Exception {
        context.leaveRefreshes();
        Visitor before = loggedIn(context, client);
        if (before.useToken().isEmpty()) {
            return AttackSteps.Result.missing("no page is known for which the client needs a living token");
        }
        if (!before.loggedIn()) {
            return AttackSteps.Result.undetermined("nobody is logged in any more after a refresh that is in order");
        }
        context.forgeRefreshes();
        Visitor person = loggedIn(context, client);
        Optional<ClientResponse> seen = person.useToken();
        return AttackSteps.Result.of(person.loggedIn(), seen.orElseThrow());
    }

    private static Visitor loggedIn(AttackContext context, ClientUnderTest client) throws Exception {
        Visitor visitor = client.newVisitor();
        ClientResponse unused = visitor.comeBack(context.throughProvider(visitor.startLogin()));
        return visitor;
    }
}
