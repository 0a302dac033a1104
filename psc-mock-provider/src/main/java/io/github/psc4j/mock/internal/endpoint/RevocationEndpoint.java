package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.MockClient;
import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.session.IssuedToken;
import java.util.Optional;

/** Revocation (RFC 7009): a refresh token takes everything with it that came from the same code. */
final class RevocationEndpoint implements Endpoint {

    private final Realm realm;
    private final ClientAuthenticator clients;

    RevocationEndpoint(Realm realm, ClientAuthenticator clients) {
        this.realm = realm;
        this.clients = clients;
    }

    @Override
    public MockResponse answer(MockRequest request) {
        Parameters form = ClientAuthenticator.form(request);
        MockClient client = clients.authenticate(request, form);
        String value =
                form.get("token").orElseThrow(() -> RefusedException.json(400, "invalid_request", Rule.TOKEN_MISSING));
        Optional<IssuedToken> token = realm.store().token(value);
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
