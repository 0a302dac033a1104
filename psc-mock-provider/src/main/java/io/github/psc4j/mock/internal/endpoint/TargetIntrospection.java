package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.session.TargetToken;
import java.util.LinkedHashMap;
import java.util.Map;

/** Introspection at a target service (RFC 7662), of its own tokens only. */
final class TargetIntrospection implements Endpoint {

    private final Realm realm;
    private final Target target;
    private final ClientAuthenticator clients;

    TargetIntrospection(Realm realm, Target target) {
        this.realm = realm;
        this.target = target;
        this.clients = ClientAuthenticator.of(target.settings());
    }

    @Override
    public MockResponse answer(MockRequest request) {
        Parameters form = ClientAuthenticator.form(request);
        clients.authenticate(request, form);
        String token =
                form.get("token").orElseThrow(() -> RefusedException.json(400, "invalid_request", Rule.TOKEN_MISSING));
        return MockResponse.json(
                200,
                realm.store()
                        .targetToken(token)
                        .filter(found ->
                                found.targetId().equals(target.settings().id()))
                        .filter(found -> realm.store().now().isBefore(found.expiresAt()))
                        .map(TargetIntrospection::described)
                        .orElse(Map.of("active", false)));
    }

    private static Map<String, Object> described(TargetToken token) {
        Map<String, Object> answer = new LinkedHashMap<>(token.claims());
        answer.put("client_id", token.clientId());
        answer.put("token_type", "Bearer");
        answer.put("active", true);
        return answer;
    }
}
