package io.github.psc4j.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.token.ClientAuthentication;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogoutFlowTest {
    private final Logins logins = new Logins();

    @AfterEach
    void stop() {
        logins.provider.close();
    }

    @Test
    @Proves({Requirement.RP_LOGOUT_HINT, Requirement.RP_LOGOUT_STATE})
    void a_global_logout_hands_the_newest_id_token_to_the_provider() {
        PscSession session = logins.logIn();
        logins.clock.advance(Duration.ofMinutes(20));

        LogoutRequest request = logins.psc.logout().global(session);

        assertThat(request.uri().toString()).startsWith(logins.provider.origin() + "/logout?");
        assertThat(Logins.query(request.uri()))
                .containsEntry("id_token_hint", session.tokens().idToken().reveal())
                .containsEntry("client_id", Logins.CLIENT)
                .containsEntry("post_logout_redirect_uri", "https://my-service.example/")
                .containsEntry("state", request.state().reveal());
    }

    @Test
    void a_person_without_a_session_here_can_be_logged_out_at_the_provider_too() {
        LogoutRequest request = logins.psc.logout().globalWithoutSession();

        assertThat(Logins.query(request.uri()))
                .containsOnlyKeys("client_id", "post_logout_redirect_uri", "state")
                .containsEntry("client_id", Logins.CLIENT);
    }

    @Test
    void a_logout_that_cannot_be_prepared_leaves_the_session_to_the_caller() {
        PscSession session = logins.logIn();
        logins.provider.close();
        PscClient cold = logins.client(b -> b);

        assertThatThrownBy(() -> cold.logout().global(session)).isInstanceOf(PscProviderException.class);
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void without_a_declared_uri_the_provider_gets_none() {
        PscSession session = logins.logIn();

        LogoutRequest request = withoutPostLogout().logout().global(session);

        assertThat(Logins.query(request.uri())).doesNotContainKeys("post_logout_redirect_uri", "state");
    }

    private PscClient withoutPostLogout() {
        return PscClient.builder(PscEnvironment.development(logins.provider.issuerUri()))
                .clientId(Logins.CLIENT)
                .clientAuthentication(ClientAuthentication.secretBasic(Logins.SECRET))
                .redirectUri(Logins.REDIRECT_URI)
                .build();
    }

    @Test
    void an_id_token_that_was_accepted_is_always_good_as_a_hint() {
        PendingLogin pending = logins.psc.login().start();
        logins.answerWell(pending);
        String odd = logins.idToken(pending)
                .header(h -> {
                    h.put("cty", 1);
                    h.put("x5u", ":::");
                    h.put("jwk", "odd");
                })
                .sign();
        logins.provider.on("/token", ScriptedProvider.tokens(odd));
        PscSession session = logins.psc.login().complete(pending, logins.callback(pending));

        assertThat(Logins.query(logins.psc.logout().global(session).uri())).containsEntry("id_token_hint", odd);
        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void prints_no_token() {
        PscSession session = logins.logIn();
        assertThat(logins.psc.logout().global(session))
                .asString()
                .doesNotContain(session.tokens().idToken().reveal());
    }

    @Test
    void a_provider_without_end_of_session_is_named() {
        PscSession session = logins.logIn();
        String origin = logins.provider.origin();
        logins.provider.on(
                "/realm/.well-known/wallet-openid-configuration",
                ScriptedProvider.json(
                        200,
                        Map.of(
                                "issuer", logins.provider.issuer(),
                                "authorization_endpoint", origin + "/wallet",
                                "token_endpoint", origin + "/token",
                                "userinfo_endpoint", origin + "/userinfo",
                                "jwks_uri", origin + "/keys")));

        assertThatThrownBy(() -> logins.client(b -> b).logout().global(session))
                .isInstanceOf(PscProviderException.class)
                .hasMessageStartingWith("PSC-8001");
    }
}
