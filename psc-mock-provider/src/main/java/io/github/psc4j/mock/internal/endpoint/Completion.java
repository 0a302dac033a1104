package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.session.CrossHostRedirect;
import io.github.psc4j.mock.internal.session.SsoSession;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;
import java.util.Map;

/** The person is in: a session begins, and the browser goes back to the service with a code. */
final class Completion {

    private Completion() {}

    static MockResponse of(ProviderState provider, Persona persona, LoginMethod method, AuthorizationRequest request) {
        Map.Entry<String, SsoSession> started = provider.store()
                .startSession(persona, method, provider.settings().acrOf(persona, method));
        String code = provider.store().issueCode(started.getValue(), request);
        Callback callback = Callback.of(request, provider.origins().issuer());
        return CrossHostRedirectEndpoint.redirect(
                provider,
                new CrossHostRedirect(callback.code(code, started.getValue().id()), started.getKey()));
    }
}
