package io.github.psc4j.mock.docs;

import io.github.psc4j.mock.MockLogin;
import io.github.psc4j.mock.PscMockProvider;
import java.net.URI;

/** The reader's own client in the samples. */
record MyService(PscMockProvider psc) {

    URI startLogin() {
        return MockLogin.start(psc);
    }

    String callback(URI callback) {
        return MockLogin.nationalId(psc, MockLogin.complete(psc, callback));
    }
}
