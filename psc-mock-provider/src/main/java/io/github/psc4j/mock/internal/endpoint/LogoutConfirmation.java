package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.logout.BackChannelLogout;
import io.github.psc4j.mock.internal.page.PageResponses;
import io.github.psc4j.mock.internal.page.Pages;
import io.github.psc4j.mock.internal.session.LogoutRequest;
import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.Rule;

/** Asks the person whether to log out, for a client that did not send an ID token. */
final class LogoutConfirmation implements Endpoint {

    static final String PATH = Origins.PATH + "/protocol/openid-connect/logout/logout-confirm";

    private final ProviderState provider;
    private final BackChannelLogout logout;

    LogoutConfirmation(ProviderState provider, BackChannelLogout logout) {
        this.provider = provider;
        this.logout = logout;
    }

    static MockResponse ask(ProviderState provider, LogoutRequest request) {
        String browser = Secrets.random();
        String page = provider.store().addPendingLogout(request, browser);
        return PageResponses.page(200, Pages.confirmLogout(page))
                .with(
                        "Set-Cookie",
                        Cookies.of(provider.origins(), provider.origins().cookie("LOGOUT"), browser));
    }

    @Override
    public MockResponse handle(MockRequest http) {
        if (!http.hasForm()) {
            throw RefusedException.page(Rule.CONTENT_TYPE, "");
        }
        Parameters form = http.form();
        LogoutRequest request = provider.store()
                .takeLogout(
                        form.get("page").orElse(""),
                        http.cookie(provider.origins().cookie("LOGOUT")).orElse(""))
                .orElseThrow(() -> RefusedException.page(Rule.LOGOUT_REQUEST, ""));
        if (!form.has("confirm")) {
            return PageResponses.page(200, Pages.stillLoggedIn());
        }
        http.cookie(provider.origins().cookie("SESSION"))
                .flatMap(provider.store()::sessionOfCookie)
                .ifPresent(logout::end);
        return LogoutEndpoint.loggedOut(request)
                .with(
                        "Set-Cookie",
                        Cookies.gone(provider.origins(), provider.origins().cookie("SESSION")));
    }
}
