package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.persona.Generations;
import io.github.psc4j.mock.internal.session.IssuedToken;
import io.github.psc4j.mock.internal.session.SsoSession;
import io.github.psc4j.mock.internal.state.Alterations.Document;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Userinfo as plain JSON, for an access token in the Authorization header (RFC 6750 sections 2.1 and 3). */
final class UserInfoEndpoint implements Endpoint {

    private final ProviderState provider;

    UserInfoEndpoint(ProviderState provider) {
        this.provider = provider;
    }

    @Override
    public MockResponse handle(MockRequest request) {
        List<String> headers = request.authorization();
        if (headers.size() != 1 || !headers.get(0).toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw RefusedException.json(401, "invalid_request", Rule.BEARER_MISSING)
                    .with("WWW-Authenticate", "Bearer provider=\"esante-wallet\"");
        }
        IssuedToken token = provider.store()
                .activeToken(headers.get(0).substring("bearer ".length()).trim(), IssuedToken.Kind.ACCESS)
                .orElseThrow(() -> RefusedException.json(401, "invalid_token", Rule.BEARER_INVALID)
                        .with(
                                "WWW-Authenticate",
                                "Bearer provider=\"esante-wallet\", error=\"invalid_token\","
                                        + " error_description=\"Token verification failed\""));
        SsoSession session = token.grant().session();
        session.touch(provider.store().now());
        Map<String, Object> document = provider.alterations()
                .applied(
                        Document.USERINFO,
                        Generations.userInfo(
                                provider.settings().payload(), session.persona().userInfo(), session.method()));
        return token.grant().request().client().hasSignedUserInfo()
                ? signed(document, token.grant().clientId())
                : MockResponse.json(200, document);
    }

    /** OpenID Connect Core 5.3.2: a signed response names its issuer and its audience. */
    private MockResponse signed(Map<String, Object> document, String clientId) {
        Map<String, Object> claims = new LinkedHashMap<>(document);
        claims.putIfAbsent("iss", provider.origins().issuer());
        claims.putIfAbsent("aud", clientId);
        return MockResponse.text(200, "application/jwt", provider.keys().sign(claims));
    }
}
