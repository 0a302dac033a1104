package io.github.psc4j.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider ends sessions by itself and says so. */
class BackChannelLogoutTest {
    private final Logins logins = new Logins();
    private final PscSession session = logins.logIn();

    @AfterEach
    void stop() {
        logins.provider.close();
    }

    private Secret token(Consumer<Map<String, Object>> change) {
        return Secret.of(TestToken.logout(logins.provider.issuer(), Logins.CLIENT)
                .claims(change)
                .sign());
    }

    private BackChannelLogout logout(Consumer<Map<String, Object>> change) {
        return logins.psc.logout().backChannel(token(change));
    }

    private PscSession sessionWithoutId() {
        PendingLogin pending = logins.psc.login().start();
        logins.answerWell(pending);
        logins.provider.on(
                "/token",
                ScriptedProvider.tokens(
                        logins.idToken(pending).claims(c -> c.remove("sid")).sign()));
        return logins.psc.login().complete(pending, logins.callback(pending));
    }

    @Test
    @Proves(Requirement.BACK_CHANNEL_SESSIONS)
    void a_token_that_names_person_and_session_means_that_session_of_that_person() {
        String id = session.providerSessionId().orElseThrow();

        assertThat(logout(c -> {}).concerns(session)).isTrue();
        assertThat(new BackChannelLogout(Optional.of("somebody-else"), Optional.of(id), Instant.EPOCH)
                        .concerns(session))
                .isFalse();
        assertThat(new BackChannelLogout(Optional.of(session.subject()), Optional.of("another"), Instant.EPOCH)
                        .concerns(session))
                .isFalse();
    }

    @Test
    @Proves(Requirement.BACK_CHANNEL_SESSIONS)
    void a_token_without_a_session_means_every_session_of_the_person() {
        PscSession withoutId = sessionWithoutId();
        BackChannelLogout logout = logout(c -> c.remove("sid"));

        assertThat(logout.concerns(session)).isTrue();
        assertThat(logout.concerns(withoutId)).isTrue();
        assertThat(new BackChannelLogout(Optional.of("somebody-else"), Optional.empty(), Instant.EPOCH)
                        .concerns(session))
                .isFalse();
    }

    @Test
    @Proves(Requirement.BACK_CHANNEL_SESSIONS)
    void a_token_without_a_person_means_the_session_it_names_and_none_that_is_not_known_to_be_it() {
        PscSession withoutId = sessionWithoutId();
        BackChannelLogout logout = logout(c -> c.remove("sub"));

        assertThat(logout.concerns(session)).isTrue();
        assertThat(logout.concerns(withoutId)).isFalse();
        assertThat(new BackChannelLogout(Optional.empty(), Optional.of("another"), Instant.EPOCH).concerns(session))
                .isFalse();
    }

    @Test
    void a_session_of_the_person_that_may_be_the_one_ends_with_it() {
        PscSession withoutId = sessionWithoutId();

        assertThat(logout(c -> {}).concerns(withoutId)).isTrue();
    }

    @Test
    void a_logout_of_nobody_concerns_nobody() {
        assertThat(new BackChannelLogout(Optional.empty(), Optional.empty(), Instant.EPOCH).concerns(session))
                .isFalse();
        assertThat(new BackChannelLogout(Optional.empty(), Optional.empty(), Instant.EPOCH)
                        .concerns(sessionWithoutId()))
                .isFalse();
    }

    @Test
    void ends_nothing_by_itself_and_tells_the_timeline() {
        logins.events.clear();

        assertThat(logout(c -> {})).asString().doesNotContain("899700000017", "11111111");

        assertThat(session.isEnded()).isFalse();
        assertThat(logins.events).contains(new PscEvent.LogoutTokenAccepted());
    }

    @Test
    void V42_a_token_works_once_and_on_nodes_with_one_memory_once_for_all() {
        LogoutTokenReplayStore shared = LogoutTokenReplayStore.onThisNode(logins.clock);
        PscClient one = logins.client(b -> b.logoutTokenReplayStore(shared));
        PscClient two = logins.client(b -> b.logoutTokenReplayStore(shared));
        Secret token = token(c -> {});
        assertThat(one.logout().backChannel(token).concerns(session)).isTrue();
        logins.events.clear();

        for (PscClient node : Set.of(one, two)) {
            assertRefused(node, ErrorCode.LOGOUT_TOKEN_REPLAYED, token);
        }

        assertThat(logins.events).contains(new PscEvent.LogoutTokenRefused(ErrorCode.LOGOUT_TOKEN_REPLAYED));
    }

    @Test
    void V43_what_is_no_logout_token_says_nothing() {
        assertRefused(logins.psc, ErrorCode.LOGOUT_TOKEN_INVALID, token(c -> c.put("nonce", "n")));
        assertRefused(logins.psc, ErrorCode.AUDIENCE_WRONG, token(c -> c.put("aud", "another")));
        assertRefused(
                logins.psc,
                ErrorCode.TOKEN_TYPE_WRONG,
                Secret.of(
                        TestToken.good(logins.provider.issuer(), Logins.CLIENT).sign()));
        assertRefused(logins.psc, ErrorCode.TOKEN_MALFORMED, Secret.of("nonsense"));
    }

    @Test
    void without_the_providers_keys_nothing_is_said_and_the_same_token_can_come_again() {
        PscClient cold = logins.client(b -> b);
        Secret token = token(c -> {});
        logins.provider.on("/keys", ScriptedProvider.text(503, "text/plain", ""));

        PscValidationException undetermined = assertRefused(cold, ErrorCode.VERIFICATION_UNDETERMINED, token);

        assertThat(undetermined.code().retry()).isEqualTo(ErrorCode.Retry.LATER);
        assertThat(logins.psc.logout().backChannel(token).concerns(session)).isTrue();
    }

    private static PscValidationException assertRefused(PscClient client, ErrorCode code, Secret token) {
        PscValidationException refusal = catchThrowableOfType(
                PscValidationException.class, () -> client.logout().backChannel(token));
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
