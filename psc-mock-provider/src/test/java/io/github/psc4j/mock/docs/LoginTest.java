package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import java.net.URI;
import org.junit.jupiter.api.Test;

@PscMock
class LoginTest {
    @Test
    void a_nurse_logs_in(PscMockProvider psc) {
        MyService service = new MyService(psc); // yours, configured with psc.issuer(), CLIENT_ID and CLIENT_SECRET
        URI callback = psc.login(service.startLogin(), Personas.NURSE); // plays the browser and the person
        assertThat(service.callback(callback)).isEqualTo(Personas.NURSE.nationalId());

        psc.journal()
                .verify()
                .once(Operation.CODE_GRANT)
                .once(Operation.USERINFO)
                .pkceWasSent()
                .nothingRefused();
    }
}
