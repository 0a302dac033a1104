package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.MockLogin;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import org.junit.jupiter.api.Test;

@PscMock
class JournalSampleTest {
    @Test
    void what_was_asked_and_answered(PscMockProvider psc) {
        MockLogin.run(psc);

        Exchange grant = psc.journal().of(Operation.CODE_GRANT).get(0);
        assertThat(grant.parameter("code_verifier")).isPresent();
        assertThat(grant.request().clientAuthentication()).contains("client_secret_post");
        assertThat(grant.issued("id_token").orElseThrow().claim("acr")).contains("eidas1");
    }

    @Test
    void what_was_wrong(PscMockProvider psc) {
        psc.newBrowser().open(URI.create(psc.walletOrigin() + "/auth?client_id=stranger"));

        psc.journal().verify().refused(Rule.UNKNOWN_CLIENT);
    }
}
