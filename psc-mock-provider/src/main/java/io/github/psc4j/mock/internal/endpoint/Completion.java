package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Means;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.session.Handover;
import io.github.psc4j.mock.internal.session.SsoSession;
import java.util.Map;

/** The person is in: a session begins, and the browser goes back to the service with a code. */
final class Completion {

    private Completion() {}

    static MockResponse of(Realm realm, Persona persona, Means means, AuthorizationRequest request) {
        Map.Entry<String, SsoSession> started =
                realm.store().startSession(persona, means, realm.settings().acrOf(persona, means));
        String code = realm.store().issueCode(started.getValue(), request);
        Callback callback = Callback.of(request, realm.origins().issuer());
        return HandoverEndpoint.redirect(
                realm, new Handover(callback.code(code, started.getValue().id()), started.getKey()));
    }
}
