package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.logout.BackChannelLogout;
import io.github.psc4j.mock.internal.page.PageResponses;
import io.github.psc4j.mock.internal.page.Pages;
import io.github.psc4j.mock.internal.session.LogoutRequest;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
import java.util.Map;
import java.util.Optional;

/**
 * The end-session endpoint (RP-Initiated Logout). An ID token of any age says whose session it is, and that one ends at
 * once; without one the person is asked, if the browser has a session at all.
 */
final class LogoutEndpoint implements Endpoint {

    private final ProviderState provider;
    private final BackChannelLogout logout;

    LogoutEndpoint(ProviderState provider, BackChannelLogout logout) {
        this.provider = provider;
        this.logout = logout;
    }

    @Override
    public MockResponse handle(MockRequest http) {
        if (http.method().equals("POST") && !http.hasForm()) {
            throw RefusedException.page(Rule.CONTENT_TYPE, "");
        }
        Parameters parameters = http.method().equals("POST") ? http.form() : http.query();
        if (!parameters.duplicated().isEmpty()) {
            throw RefusedException.page(Rule.DUPLICATE_PARAMETER, String.join(" ", parameters.duplicated()));
        }
        Optional<Map<String, Object>> hint = parameters.get("id_token_hint").map(this::idToken);
        Optional<MockClient> client = client(parameters, hint);
        Optional<String> target = parameters.get("post_logout_redirect_uri");
        if (target.isPresent() && client.isEmpty()) {
            throw RefusedException.page(Rule.POST_LOGOUT_CLIENT, "");
        }
        if (target.isPresent() && !client.get().allowsPostLogoutRedirect(target.get())) {
            throw RefusedException.page(Rule.POST_LOGOUT_REDIRECT_URI, target.get());
        }
        LogoutRequest request = new LogoutRequest(target, parameters.get("state"));
        if (hint.isEmpty()) {
            boolean loggedIn = http.cookie(provider.origins().cookie("SESSION"))
                    .flatMap(provider.store()::sessionOfCookie)
                    .isPresent();
            return loggedIn ? LogoutConfirmation.ask(provider, request) : loggedOut(request);
        }
        provider.store().session(String.valueOf(hint.get().get("sid"))).ifPresent(logout::end);
        return loggedOut(request);
    }

    static MockResponse loggedOut(LogoutRequest request) {
        return request.postLogoutRedirectUri()
                .map(uri -> MockResponse.redirect(
                        302,
                        Callback.appended(
                                uri,
                                request.state()
                                        .map(state -> Map.of("state", state))
                                        .orElse(Map.of()))))
                .orElseGet(() -> PageResponses.page(200, Pages.sessionClosed()));
    }

    private Optional<MockClient> client(Parameters parameters, Optional<Map<String, Object>> hint) {
        Optional<String> named = parameters.get("client_id");
        Optional<String> hinted = hint.map(claims -> String.valueOf(claims.get("azp")));
        if (named.isPresent() && hinted.isPresent() && !named.equals(hinted)) {
            throw RefusedException.page(Rule.ID_TOKEN_HINT, "another client_id");
        }
        return named.or(() -> hinted)
                .map(id -> provider.settings()
                        .client(id)
                        .orElseThrow(() -> RefusedException.page(Rule.UNKNOWN_CLIENT, "")));
    }

    private Map<String, Object> idToken(String compact) {
        return provider.keys()
                .verified(compact)
                .filter(claims -> provider.origins().issuer().equals(claims.get("iss")))
                .filter(claims -> "ID".equals(claims.get("typ")))
                .orElseThrow(() -> RefusedException.page(Rule.ID_TOKEN_HINT, ""));
    }
}
