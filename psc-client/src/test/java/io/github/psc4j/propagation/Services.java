package io.github.psc4j.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.session.CurrentSession;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.net.URI;

/** A person, a service that is a target below {@code /api}, and one that is none. */
public final class Services implements AutoCloseable {
    public final Logins logins = new Logins();
    public final ScriptedProvider target = new ScriptedProvider();
    public final ScriptedProvider stranger = new ScriptedProvider();
    public final PscSession session = logins.logIn();
    public final CurrentSession current = new CurrentSession();
    public final PscClient psc = logins.client(b ->
            b.propagation(PropagationPolicy.denyAll().relayTo("dossier", URI.create(target.origin() + "/api"))));

    public URI api(String path) {
        return URI.create(target.origin() + "/api" + path);
    }

    public static void assertToken(ScriptedProvider server, String path) {
        assertThat(server.received(path))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers().get("Authorization"))
                        .containsExactly("Bearer " + TestToken.ACCESS_TOKEN));
    }

    public static void assertNoToken(ScriptedProvider server, String path) {
        assertThat(server.received(path))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("Authorization"));
    }

    @Override
    public void close() {
        logins.provider.close();
        target.close();
        stranger.close();
    }
}
