package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.session.Handover;

/**
 * Between the login page and the client the browser passes by the issuer's host, which sets the session's cookie there
 * too: the end-session endpoint lives on that host and has to know whose browser it talks to.
 */
final class HandoverEndpoint implements Endpoint {

    static final String PATH = Realm.PATH + "/login-actions/authenticate";

    private final Realm realm;

    HandoverEndpoint(Realm realm) {
        this.realm = realm;
    }

    static MockResponse redirect(Realm realm, Handover handover) {
        String ticket = realm.store().handOver(handover);
        return MockResponse.redirect(303, realm.origins().auth() + PATH + "?ticket=" + ticket)
                .with("Set-Cookie", cookie(realm, handover));
    }

    @Override
    public MockResponse answer(MockRequest request) {
        Handover handover = realm.store()
                .takeHandover(request.query().get("ticket").orElse(""))
                .orElseThrow(() -> RefusedException.page(Rule.LOGIN_REQUEST, ""));
        return MockResponse.redirect(302, handover.callback()).with("Set-Cookie", cookie(realm, handover));
    }

    private static String cookie(Realm realm, Handover handover) {
        return Cookies.of(realm.origins(), realm.origins().cookie("SESSION"), handover.sessionCookie());
    }
}
