package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Means;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.Secrets;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.page.LoginPages;
import io.github.psc4j.mock.internal.page.Obstacle;
import io.github.psc4j.mock.internal.page.Page;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import java.util.Optional;

/**
 * Where the forms of the login pages go: first who and with what, then what the telephone or the card says. The page's
 * number and the browser's cookie must fit together, so that no other site can send a form. The login stays open until the
 * person is in or gives up: whatever goes wrong before can be tried again.
 */
final class LoginEndpoint implements Endpoint {

    private static final int NUMBERS = 100;

    private final Realm realm;

    LoginEndpoint(Realm realm) {
        this.realm = realm;
    }

    @Override
    public MockResponse answer(MockRequest http) {
        if (!http.hasForm()) {
            throw RefusedException.page(Rule.CONTENT_TYPE, "");
        }
        Parameters form = http.form();
        if (!form.duplicated().isEmpty()) {
            throw RefusedException.page(Rule.DUPLICATE_PARAMETER, "");
        }
        String page = form.get("page").orElse("");
        String browser = http.cookie(realm.origins().cookie("BROWSER")).orElse("");
        if (form.has("cancel")) {
            return MockResponse.redirect(
                    303,
                    Callback.of(taken(page, browser), realm.origins().issuer())
                            .error("access_denied", "The person cancelled the login"));
        }
        Means means = form.get("means").filter("CARD"::equals).isPresent() ? Means.CARD : Means.MOBILE;
        AuthorizationRequest request = realm.store()
                .pendingLogin(page, browser)
                .orElseThrow(() -> RefusedException.page(Rule.LOGIN_REQUEST, ""));
        if (form.has("back")) {
            return shown(LoginPages.people(
                    page, request.client().id(), realm.settings().personas().values(), means));
        }
        Persona persona = persona(form);
        Optional<String> answer = form.get("answer");
        if (answer.filter(LoginPages.CONFIRM::equals).isPresent()) {
            return Completion.of(realm, persona, means, taken(page, browser));
        }
        return shown(LoginPages.means(page, persona, means, number(page), answer.flatMap(Obstacle::named)));
    }

    private static MockResponse shown(Page page) {
        return MockResponse.page(200, page);
    }

    private AuthorizationRequest taken(String page, String browser) {
        return realm.store().takeLogin(page, browser).orElseThrow(() -> RefusedException.page(Rule.LOGIN_REQUEST, ""));
    }

    private Persona persona(Parameters form) {
        Persona persona = realm.settings().personas().get(form.get("persona").orElse(""));
        if (persona == null) {
            throw RefusedException.page(Rule.UNKNOWN_PERSONA, "");
        }
        return persona;
    }

    /** Two digits, the same as long as the login is open. */
    private static String number(String page) {
        int number = Math.floorMod(Secrets.sha256(page)[0], NUMBERS);
        return (number < 10 ? "0" : "") + number;
    }
}
