package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.MockClient;
import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Lifetimes;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pushed authorization requests (RFC 9126): the client hands the parameters over itself and sends the browser with a
 * reference. The rules are those of the authorization endpoint, told in JSON with the few error codes that Keycloak has
 * here.
 */
final class PushedAuthorizationEndpoint implements Endpoint {

    /** What the reference begins with, at Keycloak and in the examples of RFC 9126. */
    static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final Realm realm;
    private final ClientAuthenticator clients;
    private final AuthorizationRules rules;

    PushedAuthorizationEndpoint(Realm realm, ClientAuthenticator clients) {
        this.realm = realm;
        this.clients = clients;
        this.rules = new AuthorizationRules(realm);
    }

    @Override
    public MockResponse answer(MockRequest http) {
        Parameters form = ClientAuthenticator.form(http);
        MockClient client = clients.authenticate(http, form);
        if (form.has("request_uri")) {
            throw RefusedException.json(400, "invalid_request", Rule.PUSHED_REQUEST_URI);
        }
        Parameters request = form.withDefault("client_id", client.id());
        try {
            rules.check(request);
        } catch (RefusedException e) {
            throw e.error().equals("unauthorized_client")
                    ? e.inJson(401, "unauthorized_client")
                    : e.inJson(400, "invalid_request");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("request_uri", PREFIX + realm.store().push(request, client.id()));
        answer.put("expires_in", Lifetimes.PUSHED_REQUEST.toSeconds());
        return MockResponse.json(201, answer);
    }

    /** What was pushed under the reference of a request. */
    static Parameters resolved(Realm realm, Parameters given) {
        String reference = given.get("request_uri").orElse("");
        if (!reference.startsWith(PREFIX)) {
            return given;
        }
        // Another client or a second use gets a page: nothing is known of where the browser may be sent.
        return realm.store()
                .takePushed(
                        reference.substring(PREFIX.length()),
                        given.get("client_id").orElse(""))
                .orElseThrow(() -> RefusedException.page(Rule.REQUEST_URI, ""));
    }
}
