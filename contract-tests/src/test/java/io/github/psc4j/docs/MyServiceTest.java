package io.github.psc4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import org.junit.jupiter.api.Test;

@PscMock
class MyServiceTest {
    @Test
    void a_physician_logs_in(PscMockProvider provider) {
        PscClient psc = PscClient.builder(PscEnvironment.development(provider.issuer()))
                .clientId(PscMockProvider.CLIENT_ID)
                .clientAuthentication(ClientAuthentication.secretBasic(PscMockProvider.CLIENT_SECRET))
                .redirectUri(URI.create("http://localhost/login/psc"))
                .build();
        PendingLogin pending = psc.login().start();
        URI callback = provider.login(pending.authorizationUri(), Personas.PHYSICIAN);
        PscSession session = psc.login().complete(pending, callback);
        assertThat(session.professional().workSituations()).hasSize(2);
    }
}
