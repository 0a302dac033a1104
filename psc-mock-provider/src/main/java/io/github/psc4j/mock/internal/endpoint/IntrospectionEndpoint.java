package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.session.IssuedToken;
import java.util.LinkedHashMap;
import java.util.Map;

/** Introspection (RFC 7662), open to every registered client as PSC's is. */
final class IntrospectionEndpoint implements Endpoint {

    private final Realm realm;
    private final ClientAuthenticator clients;

    IntrospectionEndpoint(Realm realm, ClientAuthenticator clients) {
        this.realm = realm;
        this.clients = clients;
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
                        .token(token)
                        .filter(found -> found.active(realm.store().now()))
                        .map(IntrospectionEndpoint::described)
                        .orElse(Map.of("active", false)));
    }

    private static Map<String, Object> described(IssuedToken token) {
        Map<String, Object> answer = new LinkedHashMap<>(token.claims());
        String nationalId = token.grant().session().persona().nationalId();
        answer.put("preferred_username", nationalId);
        answer.put("client_id", token.grant().clientId());
        answer.put("username", nationalId);
        answer.put("active", true);
        return answer;
    }
}
