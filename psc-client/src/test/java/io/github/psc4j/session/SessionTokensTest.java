package io.github.psc4j.session;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static io.github.psc4j.testing.ScriptedProvider.tokenMembers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Logins logins = new Logins();
    private PscSession session;

    @BeforeEach
    void logIn() {
        session = logins.logIn();
        refreshWith(Map.of());
    }

    @AfterEach
    void stop() {
        logins.provider.close();
    }

    /** The provider refreshes with these members in place of the usual ones. */
    private void refreshWith(Map<String, Object> change) {
        Map<String, Object> members = refresh();
        members.putAll(change);
        logins.provider.on("/token", json(200, members));
    }

    private static Map<String, Object> refresh() {
        Map<String, Object> members = tokenMembers("unused");
        members.remove("id_token");
        members.put("access_token", "canary-access-token-2");
        members.put("refresh_token", "canary-refresh-token-2");
        return members;
    }

    private int refreshes() {
        return logins.provider.received("/token").size() - 1;
    }

    private Secret accessToken(Duration duration) {
        return logins.psc.tokens().accessToken(session, duration);
    }

    private ErrorCode refusal() {
        return catchThrowableOfType(PscException.class, () -> accessToken(A_WHILE))
                .code();
    }

    @Test
    void a_good_token_is_given_out_as_it_is() {
        assertThat(accessToken(A_WHILE).reveal()).isEqualTo(TestToken.ACCESS_TOKEN);
        assertThat(refreshes()).isZero();
    }

    @Test
    @Proves(Requirement.RFC_6749_ROTATION)
    void a_token_that_will_not_last_is_refreshed_and_the_newest_refresh_token_is_kept() {
        logins.clock.advance(Duration.ofSeconds(91));

        assertThat(accessToken(A_WHILE).reveal()).isEqualTo("canary-access-token-2");
        assertThat(session.tokens().refreshToken().orElseThrow().reveal()).isEqualTo("canary-refresh-token-2");
        assertThat(session.tokens().idToken().reveal()).contains(".");
        assertThat(refreshes()).isEqualTo(1);
        assertThat(logins.events).contains(new PscEvent.TokensRefreshed());
    }

    @Test
    @Proves({Requirement.CORE_REFRESHED_IAT, Requirement.CORE_REFRESHED_RULES, Requirement.CORE_ACCESS_TOKEN})
    void the_old_id_token_again_does_not_vouch_for_another_access_token() {
        String first = session.tokens().idToken().reveal();
        logins.clock.advance(Duration.ofMinutes(3));
        refreshWith(Map.of("id_token", first));

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void a_session_that_ends_during_a_refresh_gives_out_nothing_more() {
        logins.clock.advance(Duration.ofMinutes(3));
        ScriptedProvider.Response refreshed = json(200, refresh());
        logins.provider.on("/token", exchange -> {
            session.end();
            refreshed.send(exchange);
        });

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
    }

    @Test
    void any_duration_can_be_requested() {
        for (Duration duration : List.of(
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofDays(400_000_000),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ZERO)) {
            assertThat(accessToken(duration).reveal()).startsWith("canary-access-token");
        }
    }

    @Test
    void a_refresh_token_that_is_kept_ends_when_it_did() {
        Instant end = session.tokens().refreshTokenExpiresAt().orElseThrow();
        Map<String, Object> members = refresh();
        members.remove("refresh_token");
        members.remove("refresh_expires_in");
        logins.provider.on("/token", json(200, members));
        logins.clock.advance(Duration.ofMinutes(3));

        accessToken(A_WHILE);

        assertThat(session.tokens().refreshTokenExpiresAt()).hasValue(end);
    }

    @Test
    void many_threads_make_one_refresh() throws Exception {
        logins.clock.advance(Duration.ofMinutes(3));
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            Callable<String> ask = () -> accessToken(A_WHILE).reveal();
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                results.add(threads.submit(ask));
            }
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo("canary-access-token-2");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    @Proves(Requirement.RFC_6749_REFUSAL)
    void invalid_grant_ends_the_session_and_says_so_once() {
        logins.clock.advance(Duration.ofMinutes(3));
        logins.provider.on("/token", json(400, Map.of("error", "invalid_grant")));

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);

        assertThat(session.isEnded()).isTrue();
        assertThat(refreshes()).isEqualTo(1);
        assertThat(logins.events.stream().filter(PscEvent.SessionEnded.class::isInstance))
                .hasSize(1);
    }

    @Test
    void an_outage_does_not_end_the_session() {
        logins.clock.advance(Duration.ofMinutes(3));
        logins.provider.on("/token", text(503, "text/plain", ""));
        assertThat(refusal()).isEqualTo(ErrorCode.PROVIDER_STATUS);
        assertThat(session.isEnded()).isFalse();

        logins.clock.advance(Duration.ofSeconds(5));
        refreshWith(Map.of());
        assertThat(accessToken(A_WHILE).reveal()).isEqualTo("canary-access-token-2");
    }

    @Test
    @Proves(Requirement.CORE_REFRESHED_RULES)
    void an_id_token_of_somebody_else_ends_the_session() {
        logins.clock.advance(Duration.ofMinutes(3));
        long now = logins.clock.instant().getEpochSecond();
        refreshWith(Map.of(
                "id_token",
                TestToken.good(logins.provider.issuer(), Logins.CLIENT)
                        .claims(c -> {
                            c.put("sub", "f:x:899700000025");
                            c.put("iat", now);
                            c.put("exp", now + 120);
                            c.put("at_hash", TestToken.hash("canary-access-token-2"));
                        })
                        .sign()));

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(session.tokens().accessToken().reveal()).isEqualTo(TestToken.ACCESS_TOKEN);
    }

    @Test
    void four_hours_after_authentication_it_is_over_without_asking() {
        logins.clock.advance(Duration.ofHours(4));

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(refreshes()).isZero();
    }

    @Test
    void a_refresh_token_that_has_expired_is_not_sent() {
        logins.clock.advance(Duration.ofMinutes(30));

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(refreshes()).isZero();
    }

    @Test
    void a_token_of_unknown_lifetime_is_good_for_a_moment_only() {
        logins.clock.advance(Duration.ofMinutes(3));
        Map<String, Object> noLifetime = tokenMembers("unused");
        noLifetime.remove("id_token");
        noLifetime.remove("expires_in");
        logins.provider.on("/token", json(200, noLifetime));

        accessToken(A_WHILE);
        accessToken(A_WHILE);
        assertThat(refreshes()).isEqualTo(1);

        logins.clock.advance(Duration.ofSeconds(5));
        accessToken(A_WHILE);
        assertThat(refreshes()).isEqualTo(2);
    }

    @Test
    void a_token_just_refreshed_is_not_refreshed_again_even_if_none_lasts_as_long_as_is_wanted() throws Exception {
        logins.clock.advance(Duration.ofSeconds(91));
        Duration tooLong = Duration.ofMinutes(10);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            Callable<Secret> ask = () -> accessToken(tooLong);
            for (Future<Secret> result : threads.invokeAll(Collections.nCopies(20, ask))) {
                assertThat(result.get().reveal()).isEqualTo("canary-access-token-2");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_still_good_is_given_out_during_an_outage_and_the_provider_is_not_asked_by_everyone() {
        logins.clock.advance(Duration.ofSeconds(100));
        logins.provider.on("/token", text(503, "text/plain", ""));

        for (int i = 0; i < 10; i++) {
            assertThat(accessToken(A_WHILE).reveal()).isEqualTo(TestToken.ACCESS_TOKEN);
        }
        assertThat(refreshes()).as("once, and once more at once").isEqualTo(2);

        logins.clock.advance(Duration.ofSeconds(5));
        refreshWith(Map.of());
        assertThat(accessToken(A_WHILE).reveal()).isEqualTo("canary-access-token-2");
    }

    @Test
    void a_lifetime_in_digits_is_understood() {
        logins.clock.advance(Duration.ofMinutes(3));
        refreshWith(Map.of("expires_in", "120"));

        accessToken(A_WHILE);

        assertThat(session.tokens().accessTokenExpiresAt())
                .isEqualTo(logins.clock.instant().plusSeconds(120));
    }

    @Test
    void what_a_refresh_leaves_out_or_empty_is_kept_but_never_the_scope() {
        logins.clock.advance(Duration.ofMinutes(3));
        Map<String, Object> sparse = tokenMembers("unused");
        sparse.put("id_token", "");
        sparse.put("refresh_token", "");
        sparse.remove("scope");
        logins.provider.on("/token", json(200, sparse));
        Secret idToken = session.tokens().idToken();

        accessToken(A_WHILE);

        assertThat(session.tokens().refreshToken().orElseThrow().reveal()).isEqualTo("canary-refresh-token-1");
        assertThat(session.tokens().idToken()).isEqualTo(idToken);
        assertThat(session.tokens().scope()).as("V19").isEmpty();
    }

    @Test
    void a_refreshed_id_token_without_nonce_or_level_is_accepted() {
        logins.clock.advance(Duration.ofMinutes(3));
        refreshWith(Map.of("id_token", renewedIdToken(c -> {
            c.put("nonce", "");
            c.put("acr", "0");
        })));

        assertThat(accessToken(A_WHILE).reveal()).isEqualTo("canary-access-token-2");
        assertThat(session.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
    }

    private String renewedIdToken(Consumer<Map<String, Object>> change) {
        long now = logins.clock.instant().getEpochSecond();
        return TestToken.good(logins.provider.issuer(), Logins.CLIENT)
                .claims(c -> {
                    c.put("iat", now);
                    c.put("exp", now + 120);
                    c.put("auth_time", FakeClock.START.getEpochSecond());
                    c.put("at_hash", TestToken.hash("canary-access-token-2"));
                })
                .claims(change)
                .sign();
    }

    @Test
    void an_outage_of_the_keys_does_not_lose_the_new_refresh_token() {
        logins.clock.advance(Duration.ofHours(1));
        session = logins.logIn();
        logins.clock.advance(Duration.ofMinutes(3));
        logins.provider.on("/keys", text(503, "text/plain", ""));
        RSAKey next = TestKeys.rsa("next");
        long now = logins.clock.instant().getEpochSecond();
        refreshWith(Map.of(
                "id_token",
                TestToken.good(logins.provider.issuer(), Logins.CLIENT)
                        .header(h -> h.put("kid", "next"))
                        .claims(c -> {
                            c.put("nonce", "");
                            c.put("iat", now);
                            c.put("exp", now + 120);
                            c.put("auth_time", now - 180);
                            c.put("at_hash", TestToken.hash("canary-access-token-2"));
                        })
                        .sign(next)));
        int before = logins.provider.received("/token").size();

        assertThat(refusal()).isEqualTo(ErrorCode.VERIFICATION_UNDETERMINED);
        assertThat(session.isEnded()).isFalse();
        assertThat(session.tokens().accessToken().reveal()).isEqualTo(TestToken.ACCESS_TOKEN);

        logins.provider.on("/keys", json(200, new JWKSet(next.toPublicJWK()).toJSONObject()));
        logins.clock.advance(Duration.ofSeconds(6));
        assertThat(accessToken(A_WHILE).reveal()).isEqualTo("canary-access-token-2");
        assertThat(logins.provider.received("/token").get(before + 1).body()).contains("canary-refresh-token-2");
    }

    @Test
    void a_server_error_that_speaks_of_invalid_grant_does_not_end_the_session() {
        logins.clock.advance(Duration.ofMinutes(3));
        logins.provider.on("/token", json(502, Map.of("error", "invalid_grant")));

        assertThat(refusal()).isEqualTo(ErrorCode.PROVIDER_STATUS);
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void after_a_local_end_no_token_is_given_out() {
        session.end();

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(refreshes()).isZero();
    }

    @Test
    void is_over_at_its_end_and_not_a_second_before() {
        assertThat(session.hasEnded(session.expiresAt().minusSeconds(1))).isFalse();
        assertThat(session.hasEnded(session.expiresAt())).isTrue();
        session.end();
        assertThat(session.hasEnded(FakeClock.START)).isTrue();
    }

    @Test
    void without_auth_time_the_session_counts_from_the_id_token() {
        PendingLogin pending = logins.psc.login().start();
        logins.answerWell(pending);
        logins.provider.on(
                "/token",
                ScriptedProvider.tokens(logins.idToken(pending)
                        .claims(c -> c.remove("auth_time"))
                        .sign()));

        PscSession other = logins.psc.login().complete(pending, logins.callback(pending));

        assertThat(other.expiresAt()).isEqualTo(FakeClock.START.plus(Duration.ofHours(4)));
    }
}
