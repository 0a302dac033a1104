package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.session.IssuedToken;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
import java.util.Optional;

/** Revocation (RFC 7009): a refresh token takes everything with it that came from the same code. */
final class RevocationEndpoint implements Endpoint {

    private final ProviderState provider;
    private final ClientAuthenticator clients;

    RevocationEndpoint(ProviderState provider, ClientAuthenticator clients) {
        this.provider = provider;
        this.clients = clients;
    }

    @Override
    public MockResponse handle(MockRequest request) {
        Parameters form = ClientAuthenticator.form(request);
        MockClient client = clients.authenticate(request, form);
        String value =
                form.get("token").orElseThrow(() -> RefusedException.json(400, "invalid_request", Rule.TOKEN_MISSING));
        Optional<IssuedToken> token = provider.store().token(value);
        if (token.isPresent() && !token.get().grant().clientId().equals(client.id())) {
            throw RefusedException.json(400, "invalid_grant", Rule.TOKEN_OF_ANOTHER_CLIENT);
        }
        token.ifPresent(RevocationEndpoint::revoke);
        return MockResponse.empty(200);
    }

    private static void revoke(IssuedToken token) {
        if (token.kind() == IssuedToken.Kind.REFRESH) {
            token.grant().revoke();
        } else {
            boolean unused = token.spend();
        }
    }
}
