package io.github.psc4j.example.api;

import io.github.psc4j.PscClient;
import io.github.psc4j.PscClientBuilder;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/** What an application does to get a token of Pro Santé Connect. */
final class PscTokens {
    private PscTokens() {}

    static String of(PscMockProvider psc, String clientId, String secret, Consumer<PscClientBuilder> more) {
        PscClientBuilder builder = PscClient.builder(PscEnvironment.development(psc.issuer()))
                .clientId(clientId)
                .clientAuthentication(ClientAuthentication.secretBasic(secret))
                .redirectUri(URI.create("http://localhost/login/psc"));
        more.accept(builder);
        PscClient client = builder.build();
        PendingLogin pending = client.login().start();
        PscSession session =
                client.login().complete(pending, psc.login(pending.authorizationUri(), Personas.PHYSICIAN));
        return client.tokens().accessToken(session, Duration.ofSeconds(30)).reveal();
    }

    static String of(PscMockProvider psc) {
        return of(psc, PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET, builder -> {});
    }
}
