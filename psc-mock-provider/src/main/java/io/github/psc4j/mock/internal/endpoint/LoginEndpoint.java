package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.page.LoginPages;
import io.github.psc4j.mock.internal.page.LoginProblem;
import io.github.psc4j.mock.internal.page.Page;
import io.github.psc4j.mock.internal.page.PageResponses;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Rule;
import java.util.Optional;

/**
 * Where the forms of the login pages go: first who and with what, then what the telephone or the card says. The page's
 * number and the browser's cookie must fit together, so that no other site can send a form. The login stays open until the
 * person is in or gives up: whatever goes wrong before can be tried again.
 */
final class LoginEndpoint implements Endpoint {

    private static final int NUMBERS = 100;

    private final ProviderState provider;

    LoginEndpoint(ProviderState provider) {
        this.provider = provider;
    }

    @Override
    public MockResponse handle(MockRequest http) {
        if (!http.hasForm()) {
            throw RefusedException.page(Rule.CONTENT_TYPE, "");
        }
        Parameters form = http.form();
        if (!form.duplicated().isEmpty()) {
            throw RefusedException.page(Rule.DUPLICATE_PARAMETER, "");
        }
        String page = form.get("page").orElse("");
        String browser = http.cookie(provider.origins().cookie("BROWSER")).orElse("");
        if (form.has("cancel")) {
            return MockResponse.redirect(
                    303,
                    Callback.of(taken(page, browser), provider.origins().issuer())
                            .error("access_denied", "The person cancelled the login"));
        }
        LoginMethod method =
                form.get("means").filter("CARD"::equals).isPresent() ? LoginMethod.CARD : LoginMethod.MOBILE;
        AuthorizationRequest request = provider.store()
                .pendingLogin(page, browser)
                .orElseThrow(() -> RefusedException.page(Rule.LOGIN_REQUEST, ""));
        if (form.has("back")) {
            return shown(LoginPages.people(
                    page, request.client().id(), provider.settings().personas().values(), method));
        }
        Persona persona = persona(form);
        Optional<String> answer = form.get("answer");
        if (answer.filter(LoginPages.CONFIRM::equals).isPresent()) {
            return Completion.of(provider, persona, method, taken(page, browser));
        }
        return shown(LoginPages.means(page, persona, method, number(page), answer.flatMap(LoginProblem::named)));
    }

    private static MockResponse shown(Page page) {
        return PageResponses.page(200, page);
    }

    private AuthorizationRequest taken(String page, String browser) {
        return provider.store()
                .takeLogin(page, browser)
                .orElseThrow(() -> RefusedException.page(Rule.LOGIN_REQUEST, ""));
    }

    private Persona persona(Parameters form) {
        Persona persona = provider.settings().personas().get(form.get("persona").orElse(""));
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
