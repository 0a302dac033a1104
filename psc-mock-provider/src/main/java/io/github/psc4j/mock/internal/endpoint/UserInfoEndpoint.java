package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Alterations.Document;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.session.IssuedToken;
import java.util.List;
import java.util.Locale;

/** Userinfo as plain JSON, for an access token in the Authorization header (RFC 6750 sections 2.1 and 3). */
final class UserInfoEndpoint implements Endpoint {

    private final Realm realm;

    UserInfoEndpoint(Realm realm) {
        this.realm = realm;
    }

    @Override
    public MockResponse answer(MockRequest request) {
        List<String> headers = request.authorization();
        if (headers.size() != 1 || !headers.get(0).toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw RefusedException.json(401, "invalid_request", Rule.BEARER_MISSING)
                    .with("WWW-Authenticate", "Bearer realm=\"esante-wallet\"");
        }
        IssuedToken token = realm.store()
                .activeToken(headers.get(0).substring("bearer ".length()).trim(), IssuedToken.Kind.ACCESS)
                .orElseThrow(() -> RefusedException.json(401, "invalid_token", Rule.BEARER_INVALID)
                        .with(
                                "WWW-Authenticate",
                                "Bearer realm=\"esante-wallet\", error=\"invalid_token\","
                                        + " error_description=\"Token verification failed\""));
        token.grant().session().touch(realm.store().now());
        return MockResponse.json(
                200,
                realm.alterations()
                        .applied(
                                Document.USERINFO,
                                token.grant().session().persona().userInfo()));
    }
}
