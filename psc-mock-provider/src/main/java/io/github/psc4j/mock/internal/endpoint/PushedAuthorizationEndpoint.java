package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.settings.Lifetimes;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
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

    private final ProviderState provider;
    private final ClientAuthenticator clients;
    private final AuthorizationRules rules;

    PushedAuthorizationEndpoint(ProviderState provider, ClientAuthenticator clients) {
        this.provider = provider;
        this.clients = clients;
        this.rules = new AuthorizationRules(provider);
    }

    @Override
    public MockResponse handle(MockRequest http) {
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
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("request_uri", PREFIX + provider.store().push(request, client.id()));
        response.put("expires_in", Lifetimes.PUSHED_REQUEST.toSeconds());
        return MockResponse.json(201, response);
    }

    /** What was pushed under the reference of a request. */
    static Parameters resolved(ProviderState provider, Parameters given) {
        String reference = given.get("request_uri").orElse("");
        if (!reference.startsWith(PREFIX)) {
            return given;
        }
        // Another client or a second use gets a page: nothing is known of where the browser may be sent.
        return provider.store()
                .takePushed(
                        reference.substring(PREFIX.length()),
                        given.get("client_id").orElse(""))
                .orElseThrow(() -> RefusedException.page(Rule.REQUEST_URI, ""));
    }
}
