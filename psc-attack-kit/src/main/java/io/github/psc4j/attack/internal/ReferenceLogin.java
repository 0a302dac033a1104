package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.client.Visitor;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.extension.Interceptor;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.Persona;
import java.util.function.Function;

/** An ordinary login before an attack. It must work, and the attacker keeps its token response. */
final class ReferenceLogin implements Interceptor {

    private volatile String tokenResponse = "";

    @Override
    public MockResponse intercept(Operation operation, MockRequest request, Function<MockRequest, MockResponse> next) {
        MockResponse response = next.apply(request);
        if (operation == Operation.CODE_GRANT && response.status() == 200) {
            tokenResponse = response.body();
        }
        return response;
    }

    boolean login(ClientUnderTest client, MockBrowser browser, Persona person) throws Exception {
        Visitor visitor = client.newVisitor();
        if (visitor.loggedIn()) {
            throw new IllegalStateException("somebody counts as logged in before any login");
        }
        visitor.comeBack(browser.login(visitor.startLogin(), person));
        return visitor.loggedIn();
    }

    /** The body of the token response. */
    String tokenResponse() {
        return tokenResponse;
    }
}
