package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Alterations.Document;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.persona.Generations;
import io.github.psc4j.mock.internal.session.IssuedToken;
import io.github.psc4j.mock.internal.session.SsoSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        SsoSession session = token.grant().session();
        session.touch(realm.store().now());
        Map<String, Object> document = realm.alterations()
                .applied(
                        Document.USERINFO,
                        Generations.userInfo(
                                realm.settings().payload(), session.persona().userInfo(), session.means()));
        return token.grant().request().client().hasSignedUserInfo()
                ? signed(document, token.grant().clientId())
                : MockResponse.json(200, document);
    }

    /** OpenID Connect Core 5.3.2: a signed answer names its issuer and its audience. */
    private MockResponse signed(Map<String, Object> document, String clientId) {
        Map<String, Object> claims = new LinkedHashMap<>(document);
        claims.putIfAbsent("iss", realm.origins().issuer());
        claims.putIfAbsent("aud", clientId);
        return MockResponse.text(200, "application/jwt", realm.keys().sign(claims));
    }
}
