package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.page.LoginPages;
import io.github.psc4j.mock.internal.page.PageResponses;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.session.AutomaticLogin;
import io.github.psc4j.mock.internal.session.SsoSession;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The authorization endpoint: back to the client at once when there is a session, the login page otherwise. */
final class AuthorizationEndpoint implements Endpoint {

    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    private final ProviderState provider;
    private final AuthorizationRules rules;

    AuthorizationEndpoint(ProviderState provider) {
        this.provider = provider;
        this.rules = new AuthorizationRules(provider);
    }

    @Override
    public MockResponse handle(MockRequest http) {
        if (http.method().equals("POST") && !http.hasForm()) {
            throw RefusedException.page(Rule.CONTENT_TYPE, "");
        }
        Parameters parameters = PushedAuthorizationEndpoint.resolved(
                provider, http.method().equals("POST") ? http.form() : http.query());
        AuthorizationRequest request = rules.check(parameters);
        Callback callback = Callback.of(request, provider.origins().issuer());
        List<String> prompts = parameters
                .get("prompt")
                .map(value -> List.of(value.split(" ", -1)))
                .orElse(List.of());
        if (!PROMPTS.containsAll(prompts) || (prompts.contains("none") && prompts.size() > 1)) {
            throw RefusedException.callback(callback, "invalid_request", Rule.PROMPT, "");
        }
        Optional<SsoSession> session = http.cookie(provider.origins().cookie("SESSION"))
                .flatMap(provider.store()::sessionOfCookie)
                .filter(found -> !prompts.contains("login") && !prompts.contains("select_account"))
                .filter(found -> freshEnough(found, parameters.get("max_age"), callback));
        if (session.isPresent()) {
            session.get().touch(provider.store().now());
            String code = provider.store().issueCode(session.get(), request);
            return MockResponse.redirect(302, callback.code(code, session.get().id()));
        }
        if (prompts.contains("none")) {
            throw RefusedException.callback(callback, "login_required", Rule.LOGIN_REQUIRED, "");
        }
        Optional<AutomaticLogin> automatic = provider.store().automaticLogin();
        if (automatic.isPresent()) {
            return Completion.of(
                    provider, automatic.get().persona(), automatic.get().method(), request);
        }
        String browserCookie = provider.origins().cookie("BROWSER");
        String browser =
                http.cookie(browserCookie).filter(value -> value.length() == 43).orElseGet(Secrets::random);
        String page = provider.store().addPendingLogin(request, browser);
        return PageResponses.page(
                        200,
                        LoginPages.people(
                                page,
                                request.client().id(),
                                provider.settings().personas().values(),
                                LoginMethod.MOBILE))
                .with("Set-Cookie", Cookies.of(provider.origins(), browserCookie, browser));
    }

    private boolean freshEnough(SsoSession session, Optional<String> maxAge, Callback callback) {
        if (maxAge.isEmpty()) {
            return true;
        }
        try {
            int seconds = Integer.parseUnsignedInt(maxAge.get());
            return Duration.between(session.authenticatedAt(), provider.store().now())
                                    .toSeconds()
                            <= seconds
                    && seconds > 0;
        } catch (NumberFormatException e) {
            throw RefusedException.callback(callback, "invalid_request", Rule.MAX_AGE, "");
        }
    }
}
