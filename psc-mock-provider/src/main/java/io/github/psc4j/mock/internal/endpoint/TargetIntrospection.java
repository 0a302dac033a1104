package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.session.TargetToken;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.Rule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Introspection at a target service (RFC 7662), of its own tokens only. */
final class TargetIntrospection implements Endpoint {

    private final ProviderState provider;
    private final Target target;
    private final ClientAuthenticator clients;

    TargetIntrospection(ProviderState provider, Target target) {
        this.provider = provider;
        this.target = target;
        this.clients = ClientAuthenticator.of(target.settings());
    }

    @Override
    public MockResponse handle(MockRequest request) {
        Parameters form = ClientAuthenticator.form(request);
        clients.authenticate(request, form);
        String token =
                form.get("token").orElseThrow(() -> RefusedException.json(400, "invalid_request", Rule.TOKEN_MISSING));
        return MockResponse.json(
                200,
                provider.store()
                        .targetToken(token)
                        .filter(found ->
                                found.targetId().equals(target.settings().id()))
                        .filter(found -> provider.store().now().isBefore(found.expiresAt()))
                        .map(TargetIntrospection::described)
                        .orElse(Map.of("active", false)));
    }

    private static Map<String, Object> described(TargetToken token) {
        Map<String, Object> response = new LinkedHashMap<>(token.claims());
        response.put("client_id", token.clientId());
        response.put("token_type", "Bearer");
        response.put("active", true);
        return response;
    }
}
