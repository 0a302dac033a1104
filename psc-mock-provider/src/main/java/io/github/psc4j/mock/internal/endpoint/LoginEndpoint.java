package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Means;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.session.Handover;
import io.github.psc4j.mock.internal.session.SsoSession;
import java.util.Map;

/**
 * Where the login page's form goes. The page's number and the browser's cookie must fit together, so that no other site
 * can send the form.
 */
final class LoginEndpoint implements Endpoint {

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
        // Looked up before the page is spent, so that a typing error does not cost the login.
        boolean cancelled = form.has("cancel");
        Persona persona = cancelled ? null : persona(form);
        AuthorizationRequest request = realm.store()
                .takeLogin(
                        form.get("page").orElse(""),
                        http.cookie(realm.origins().cookie("BROWSER")).orElse(""))
                .orElseThrow(() -> RefusedException.page(Rule.LOGIN_REQUEST, ""));
        Callback callback = Callback.of(request, realm.origins().issuer());
        if (persona == null) {
            return MockResponse.redirect(303, callback.error("access_denied", "The person cancelled the login"));
        }
        Means means = form.get("means").filter("CARD"::equals).isPresent() ? Means.CARD : Means.MOBILE;
        Map.Entry<String, SsoSession> started =
                realm.store().startSession(persona, means, realm.settings().acrOf(persona, means));
        String code = realm.store().issueCode(started.getValue(), request);
        return HandoverEndpoint.redirect(
                realm, new Handover(callback.code(code, started.getValue().id()), started.getKey()));
    }

    private Persona persona(Parameters form) {
        Persona persona = realm.settings().personas().get(form.get("persona").orElse(""));
        if (persona == null) {
            throw RefusedException.page(Rule.UNKNOWN_PERSONA, "");
        }
        return persona;
    }
}
