package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.session.CrossHostRedirect;
import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.Rule;

/**
 * Between the login page and the client the browser passes by the issuer's host, which sets the session's cookie there
 * too: the end-session endpoint lives on that host and has to know whose browser it talks to.
 */
final class CrossHostRedirectEndpoint implements Endpoint {

    static final String PATH = Origins.PATH + "/login-actions/authenticate";

    private final ProviderState provider;

    CrossHostRedirectEndpoint(ProviderState provider) {
        this.provider = provider;
    }

    static MockResponse redirect(ProviderState provider, CrossHostRedirect redirect) {
        String ticket = provider.store().addCrossHostRedirect(redirect);
        return MockResponse.redirect(303, provider.origins().auth() + PATH + "?ticket=" + ticket)
                .with("Set-Cookie", cookie(provider, redirect));
    }

    @Override
    public MockResponse handle(MockRequest request) {
        CrossHostRedirect redirect = provider.store()
                .takeCrossHostRedirect(request.query().get("ticket").orElse(""))
                .orElseThrow(() -> RefusedException.page(Rule.LOGIN_REQUEST, ""));
        return MockResponse.redirect(302, redirect.callback()).with("Set-Cookie", cookie(provider, redirect));
    }

    private static String cookie(ProviderState provider, CrossHostRedirect redirect) {
        return Cookies.of(provider.origins(), provider.origins().cookie("SESSION"), redirect.sessionCookie());
    }
}
