package io.github.psc4j.session;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static io.github.psc4j.testing.ScriptedProvider.tokenMembers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.TestToken;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refreshing before it is needed, off the calling thread. */
class RefreshAheadTest {
    /** The provider has to be asked within this time, which then has to pass. */
    private static final Duration WELL_PAST_A_START = Duration.ofSeconds(5);

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    /** PSC's tokens live 120 s; from 90 s on they are late, whatever the spread. */
    private static final Duration LATE = Duration.ofSeconds(95);

    private static final String NEXT = "canary-access-token-2";

    private final Logins logins = new Logins();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean full;
    private final PscClient psc = logins.client(builder -> builder.executor(this::execute));
    private PscSession session;

    private void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        background.add(task);
    }

    @BeforeEach
    void logIn() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        session = psc.login().complete(pending, logins.callback(pending));
        refreshWith(Map.of());
        background.clear();
        logins.events.clear();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        logins.provider.close();
    }

    private void refreshWith(Map<String, Object> change) {
        Map<String, Object> members = tokenMembers("unused");
        members.remove("id_token");
        members.put("access_token", NEXT);
        members.put("refresh_token", "canary-refresh-token-2");
        members.putAll(change);
        logins.provider.on("/token", json(200, members));
    }

    private String ask() {
        return psc.tokens().accessToken(session, A_WHILE).reveal();
    }

    private int refreshes() {
        return logins.provider.received("/token").size() - 1;
    }

    private void runBackground() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    @Test
    void a_late_token_is_given_out_at_once_and_refreshed_by_the_background_once() {
        logins.clock.advance(LATE);

        for (int i = 0; i < 10; i++) {
            assertThat(ask()).isEqualTo(TestToken.ACCESS_TOKEN);
        }
        assertThat(refreshes()).as("on the threads that asked").isZero();
        assertThat(background).hasSize(1);

        runBackground();

        assertThat(ask()).isEqualTo(NEXT);
        assertThat(refreshes()).isEqualTo(1);
        assertThat(background).isEmpty();
    }

    @Test
    void a_token_that_is_not_late_asks_nothing_of_the_background() {
        logins.clock.advance(Duration.ofSeconds(70));

        assertThat(ask()).isEqualTo(TestToken.ACCESS_TOKEN);
        assertThat(background).isEmpty();
    }

    @Test
    void nobody_refreshes_ahead_for_a_person_who_does_nothing() {
        logins.clock.advance(Duration.ofMinutes(20));
        runBackground();

        assertThat(refreshes()).isZero();
    }

    @Test
    void what_somebody_refreshed_meanwhile_is_not_refreshed_again() {
        logins.clock.advance(LATE);
        ask();
        logins.clock.advance(Duration.ofSeconds(10));
        assertThat(ask()).isEqualTo(NEXT);

        runBackground();

        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void a_background_that_is_full_takes_nothing_from_the_caller_and_is_tried_again() {
        logins.clock.advance(LATE);
        full = true;
        assertThat(ask()).isEqualTo(TestToken.ACCESS_TOKEN);
        assertThat(logins.events).contains(new PscEvent.TokensNotRefreshed(ErrorCode.REFRESH_NOT_RUN));

        full = false;
        ask();
        runBackground();
        assertThat(ask()).isEqualTo(NEXT);
    }

    @Test
    void a_provider_that_is_down_is_asked_again_after_a_moment_and_the_session_goes_on() {
        logins.clock.advance(LATE);
        logins.provider.on("/token", text(503, "text/plain", ""));
        ask();
        runBackground();
        assertThat(logins.events).contains(new PscEvent.TokensNotRefreshed(ErrorCode.PROVIDER_STATUS));

        assertThat(ask()).isEqualTo(TestToken.ACCESS_TOKEN);
        assertThat(background).as("just after a failure").isEmpty();

        logins.clock.advance(Duration.ofSeconds(5));
        refreshWith(Map.of());
        assertThat(ask()).isEqualTo(NEXT);
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void a_grant_that_the_background_is_refused_ends_the_session_once() {
        logins.clock.advance(LATE);
        logins.provider.on("/token", json(400, Map.of("error", "invalid_grant")));
        ask();
        runBackground();

        assertThat(catchThrowableOfType(PscException.class, this::ask).code()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(catchThrowableOfType(PscException.class, this::ask).code()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(logins.events.stream().filter(PscEvent.SessionEnded.class::isInstance))
                .containsExactly(new PscEvent.SessionEnded(ErrorCode.GRANT_REFUSED));
    }

    @Test
    void a_session_that_was_closed_meanwhile_is_not_refreshed() {
        logins.clock.advance(LATE);
        ask();
        session.end();

        runBackground();

        assertThat(refreshes()).isZero();
    }

    @Test
    void a_server_in_trouble_is_asked_once_more_at_once() {
        logins.clock.advance(Duration.ofMinutes(3));
        int before = refreshes();
        logins.provider.on("/token", exchange -> {
            boolean first = refreshes() == before + 1;
            (first ? text(502, "text/html", "<h1>") : json(200, refresh())).send(exchange);
        });

        assertThat(ask()).isEqualTo(NEXT);
        assertThat(refreshes()).isEqualTo(2);
    }

    @Test
    void a_connection_that_breaks_is_tried_once_more_and_no_more() {
        logins.clock.advance(Duration.ofMinutes(3));
        logins.provider.on("/token", exchange -> exchange.close());

        assertThat(catchThrowableOfType(PscException.class, this::ask).code())
                .isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
        assertThat(refreshes()).isEqualTo(2);
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void a_provider_that_lets_us_wait_is_not_asked_twice() {
        PscClient hasty = logins.client(builder -> builder.http(PatientHttp.SETTINGS.withTimeouts(
                PatientHttp.SETTINGS.connectTimeout(), WELL_PAST_A_START, WELL_PAST_A_START)));
        logins.clock.advance(Duration.ofMinutes(3));
        CountDownLatch end = new CountDownLatch(1);
        logins.provider.on("/token", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(() -> hasty.tokens().accessToken(session, A_WHILE))
                .isInstanceOfSatisfying(
                        PscProviderException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT));
        end.countDown();
        assertThat(refreshes()).isEqualTo(1);
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void a_caller_who_is_interrupted_spends_no_refresh_token_for_nothing_and_stays_interrupted() {
        logins.clock.advance(Duration.ofMinutes(3));
        Thread.currentThread().interrupt();

        String token = ask();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(token).isEqualTo(NEXT);
        assertThat(refreshes()).isEqualTo(1);
    }

    /** The provider tells that it was asked, and refreshes both tokens when it is let. */
    private void refreshWhen(CountDownLatch response, CountDownLatch asked) {
        Map<String, Object> refresh = refresh();
        refresh.put("refresh_token", "canary-refresh-token-2");
        logins.provider.on("/token", exchange -> {
            asked.countDown();
            try {
                response.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            json(200, refresh).send(exchange);
        });
    }

    /** An interruption cuts what a virtual thread reads from a socket; a platform thread goes on reading. */
    private static Thread start(boolean virtual, Runnable work) throws ReflectiveOperationException {
        if (virtual) {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
        }
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_caller_who_is_interrupted_while_the_provider_responds_does_not_lose_the_new_refresh_token(boolean virtual)
            throws Exception {
        assumeTrue(!virtual || Runtime.version().feature() >= 21);
        logins.clock.advance(Duration.ofMinutes(3));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        refreshWhen(response, asked);
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        Thread caller = start(virtual, () -> {
            try {
                ask();
            } finally {
                interruptedAfterwards.complete(Thread.interrupted());
            }
        });
        asked.await();
        caller.interrupt();
        response.countDown();

        assertThat(interruptedAfterwards.get()).isTrue();
        assertThat(session.tokens().refreshToken().orElseThrow().reveal()).isEqualTo("canary-refresh-token-2");
        assertThat(ask()).isEqualTo(NEXT);
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void a_listener_that_asks_for_a_token_gets_the_new_one() {
        List<String> heard = new ArrayList<>();
        PscClient curious =
                logins.client(builder -> builder.executor(background::add).listener(event -> {
                    if (event instanceof PscEvent.TokensRefreshed) {
                        heard.add(psc.tokens().accessToken(session, A_WHILE).reveal());
                    }
                }));
        logins.clock.advance(Duration.ofMinutes(3));

        curious.tokens().accessToken(session, A_WHILE);

        assertThat(heard).containsExactly(NEXT);
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void what_a_refresh_brings_while_the_session_is_revoked_is_revoked_too() throws Exception {
        logins.provider.announce(Map.of("revocation_endpoint", logins.provider.origin() + "/revoke"));
        logins.provider.on("/revoke", text(200, "text/plain", ""));
        PscClient fresh = logins.client(builder -> builder.executor(background::add));
        logins.clock.advance(Duration.ofMinutes(3));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        refreshWhen(response, asked);
        CompletableFuture<PscException> caller = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(
                        PscException.class, () -> fresh.tokens().accessToken(session, A_WHILE)),
                threads);
        asked.await();
        CompletableFuture<?> revoked =
                CompletableFuture.runAsync(() -> fresh.tokens().revoke(session), threads);
        while (!session.isEnded()) {
            Thread.onSpinWait();
        }
        response.countDown();
        PscException refused = caller.get();
        revoked.get();
        assertThat(refused.code()).isEqualTo(ErrorCode.SESSION_ENDED);

        assertThat(logins.provider.received("/revoke"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("token=canary-refresh-token-2"));
    }

    @Test
    void a_person_who_is_here_keeps_the_session_at_the_provider_from_idling() {
        logins.clock.advance(Duration.ofMinutes(14));
        psc.tokens().keepAlive(session);
        assertThat(background).as("before half of the 30 minutes").isEmpty();

        logins.clock.advance(Duration.ofMinutes(1));
        psc.tokens().keepAlive(session);
        psc.tokens().keepAlive(session);
        assertThat(background).hasSize(1);
        runBackground();

        assertThat(session.tokens().refreshTokenExpiresAt())
                .hasValue(logins.clock.instant().plusSeconds(1800));
    }

    @Test
    void a_session_that_has_ended_is_not_kept_alive() {
        session.end();

        assertThatThrownBy(() -> psc.tokens().keepAlive(session))
                .isInstanceOfSatisfying(
                        PscException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_ENDED));
        assertThat(background).isEmpty();
    }

    private static Map<String, Object> refresh() {
        Map<String, Object> members = tokenMembers("unused");
        members.remove("id_token");
        members.put("access_token", NEXT);
        return members;
    }
}
