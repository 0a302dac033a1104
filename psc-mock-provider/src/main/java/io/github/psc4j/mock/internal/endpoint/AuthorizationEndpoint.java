package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Means;
import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.Secrets;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.page.LoginPages;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.session.AutomaticLogin;
import io.github.psc4j.mock.internal.session.SsoSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The authorization endpoint: back to the client at once when there is a session, the login page otherwise. */
final class AuthorizationEndpoint implements Endpoint {

    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    private final Realm realm;
    private final AuthorizationRules rules;

    AuthorizationEndpoint(Realm realm) {
        this.realm = realm;
        this.rules = new AuthorizationRules(realm);
    }

    @Override
    public MockResponse answer(MockRequest http) {
        if (http.method().equals("POST") && !http.hasForm()) {
            throw RefusedException.page(Rule.CONTENT_TYPE, "");
        }
        Parameters parameters =
                PushedAuthorizationEndpoint.resolved(realm, http.method().equals("POST") ? http.form() : http.query());
        AuthorizationRequest request = rules.check(parameters);
        Callback callback = Callback.of(request, realm.origins().issuer());
        List<String> prompts = parameters
                .get("prompt")
                .map(value -> List.of(value.split(" ", -1)))
                .orElse(List.of());
        if (!PROMPTS.containsAll(prompts) || (prompts.contains("none") && prompts.size() > 1)) {
            throw RefusedException.callback(callback, "invalid_request", Rule.PROMPT, "");
        }
        Optional<SsoSession> session = http.cookie(realm.origins().cookie("SESSION"))
                .flatMap(realm.store()::sessionOfCookie)
                .filter(found -> !prompts.contains("login") && !prompts.contains("select_account"))
                .filter(found -> freshEnough(found, parameters.get("max_age"), callback));
        if (session.isPresent()) {
            session.get().touch(realm.store().now());
            String code = realm.store().issueCode(session.get(), request);
            return MockResponse.redirect(302, callback.code(code, session.get().id()));
        }
        if (prompts.contains("none")) {
            throw RefusedException.callback(callback, "login_required", Rule.LOGIN_REQUIRED, "");
        }
        Optional<AutomaticLogin> automatic = realm.store().automaticLogin();
        if (automatic.isPresent()) {
            return Completion.of(
                    realm, automatic.get().persona(), automatic.get().means(), request);
        }
        String browserCookie = realm.origins().cookie("BROWSER");
        String browser =
                http.cookie(browserCookie).filter(value -> value.length() == 43).orElseGet(Secrets::random);
        String page = realm.store().askForLogin(request, browser);
        return MockResponse.page(
                        200,
                        LoginPages.people(
                                page,
                                request.client().id(),
                                realm.settings().personas().values(),
                                Means.MOBILE))
                .with("Set-Cookie", Cookies.of(realm.origins(), browserCookie, browser));
    }

    private boolean freshEnough(SsoSession session, Optional<String> maxAge, Callback callback) {
        if (maxAge.isEmpty()) {
            return true;
        }
        try {
            int seconds = Integer.parseUnsignedInt(maxAge.get());
            return Duration.between(session.authenticatedAt(), realm.store().now())
                                    .toSeconds()
                            <= seconds
                    && seconds > 0;
        } catch (NumberFormatException e) {
            throw RefusedException.callback(callback, "invalid_request", Rule.MAX_AGE, "");
        }
    }
}
