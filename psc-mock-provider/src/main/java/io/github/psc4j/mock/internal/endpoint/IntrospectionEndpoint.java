package io.github.psc4j.mock.internal.endpoint;

import com.nimbusds.jose.JOSEObjectType;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.session.IssuedToken;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Introspection (RFC 7662), open to every registered client as PSC's is. */
final class IntrospectionEndpoint implements Endpoint {

    private static final String JWT = "application/token-introspection+jwt";

    private final ProviderState provider;
    private final ClientAuthenticator clients;

    IntrospectionEndpoint(ProviderState provider, ClientAuthenticator clients) {
        this.provider = provider;
        this.clients = clients;
    }

    @Override
    public MockResponse handle(MockRequest request) {
        Parameters form = ClientAuthenticator.form(request);
        MockClient client = clients.authenticate(request, form);
        String token =
                form.get("token").orElseThrow(() -> RefusedException.json(400, "invalid_request", Rule.TOKEN_MISSING));
        Map<String, Object> response = provider.store()
                .token(token)
                .filter(found -> found.active(provider.store().now()))
                .map(IntrospectionEndpoint::described)
                .orElse(Map.of("active", false));
        boolean signed = client.hasSignedIntrospection() && request.accept().contains(JWT);
        return signed ? signed(response, client) : MockResponse.json(200, response);
    }

    /** The response as a JWT, for a caller that asks for it (RFC 9701 section 5). */
    private MockResponse signed(Map<String, Object> response, MockClient client) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", provider.origins().issuer());
        claims.put("aud", client.id());
        claims.put("iat", provider.store().now().getEpochSecond());
        claims.put("token_introspection", response);
        return MockResponse.text(200, JWT, provider.keys().sign(claims, new JOSEObjectType("token-introspection+jwt")));
    }

    private static Map<String, Object> described(IssuedToken token) {
        Map<String, Object> response = new LinkedHashMap<>(token.claims());
        String nationalId = token.grant().session().persona().nationalId();
        response.put("preferred_username", nationalId);
        response.put("client_id", token.grant().clientId());
        response.put("username", nationalId);
        response.put("active", true);
        return response;
    }
}
