package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.Secrets;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.page.Pages;
import io.github.psc4j.mock.internal.session.LogoutRequest;
import io.github.psc4j.mock.internal.session.SessionEnd;

/** Asks the person whether to log out, for a client that did not send an ID token. */
final class LogoutConfirmation implements Endpoint {

    static final String PATH = Realm.PATH + "/protocol/openid-connect/logout/logout-confirm";

    private final Realm realm;
    private final SessionEnd sessionEnd;

    LogoutConfirmation(Realm realm, SessionEnd sessionEnd) {
        this.realm = realm;
        this.sessionEnd = sessionEnd;
    }

    static MockResponse ask(Realm realm, LogoutRequest request) {
        String browser = Secrets.random();
        String page = realm.store().askForLogout(request, browser);
        return MockResponse.page(200, Pages.confirmLogout(page))
                .with("Set-Cookie", Cookies.of(realm.origins(), realm.origins().cookie("LOGOUT"), browser));
    }

    @Override
    public MockResponse answer(MockRequest http) {
        if (!http.hasForm()) {
            throw RefusedException.page(Rule.CONTENT_TYPE, "");
        }
        Parameters form = http.form();
        LogoutRequest request = realm.store()
                .takeLogout(
                        form.get("page").orElse(""),
                        http.cookie(realm.origins().cookie("LOGOUT")).orElse(""))
                .orElseThrow(() -> RefusedException.page(Rule.LOGOUT_REQUEST, ""));
        if (!form.has("confirm")) {
            return MockResponse.page(200, Pages.stillLoggedIn());
        }
        http.cookie(realm.origins().cookie("SESSION"))
                .flatMap(realm.store()::sessionOfCookie)
                .ifPresent(sessionEnd::end);
        return LogoutEndpoint.loggedOut(request)
                .with(
                        "Set-Cookie",
                        Cookies.gone(realm.origins(), realm.origins().cookie("SESSION")));
    }
}
