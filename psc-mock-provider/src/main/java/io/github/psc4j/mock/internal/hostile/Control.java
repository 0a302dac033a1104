package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.hostile.ClientUnderTest;
import io.github.psc4j.mock.hostile.Visitor;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.intercept.Interceptor;
import io.github.psc4j.mock.journal.Operation;
import java.util.function.Function;

/** An ordinary login, at which the attacker listens: it must work, and its tokens are worth keeping. */
final class Control implements Interceptor {

    private volatile String answer = "";

    @Override
    public MockResponse answer(Operation operation, MockRequest request, Function<MockRequest, MockResponse> honest) {
        MockResponse response = honest.apply(request);
        if (operation == Operation.CODE_GRANT && response.status() == 200) {
            answer = response.body();
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

    /** What the token endpoint answered. */
    String answer() {
        return answer;
    }
}
