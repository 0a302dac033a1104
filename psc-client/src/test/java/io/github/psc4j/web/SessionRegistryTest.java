package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.logout.BackChannelLogout;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.TestToken;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {
    private static final Optional<String> PERSON = Optional.of(TestToken.SUBJECT);

    private final TestWeb app = new TestWeb();
    private final SessionRegistry registry = SessionRegistry.inMemory(app.logins.clock);

    @AfterEach
    void stop() {
        app.close();
    }

    private BackChannelLogout of(String sid) {
        return new BackChannelLogout(PERSON, Optional.of(sid), app.logins.clock.instant());
    }

    @Test
    void the_sessions_that_are_concerned_end_and_no_other() {
        PscSession one = app.session("one");
        PscSession two = app.session("two");
        registry.add(one);
        registry.add(two);

        assertThat(registry.end(of("one"))).isEqualTo(1);
        assertThat(registry.end(of("one"))).isZero();
        assertThat(registry.end(of("three"))).isZero();
        assertThat(registry.end(new BackChannelLogout(
                        Optional.of("somebody else"), Optional.empty(), app.logins.clock.instant())))
                .isZero();

        assertThat(one.isEnded()).isTrue();
        assertThat(two.isEnded()).isFalse();
    }

    @Test
    void a_logout_of_a_person_ends_all_their_sessions() {
        PscSession one = app.session("one");
        PscSession two = app.session("two");
        registry.add(one);
        registry.add(two);

        assertThat(registry.end(new BackChannelLogout(PERSON, Optional.empty(), app.logins.clock.instant())))
                .isEqualTo(2);
    }

    @Test
    void a_logout_that_comes_while_the_login_is_completed_is_not_lost() {
        PscSession session = app.session("one");
        registry.end(of("one"));

        registry.add(session);

        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void it_ends_no_other_session_and_none_that_came_later() {
        registry.end(of("one"));
        registry.end(new BackChannelLogout(PERSON, Optional.empty(), app.logins.clock.instant()));
        app.logins.clock.advance(Duration.ofSeconds(1));
        PscSession later = app.session("another");

        registry.add(later);

        assertThat(later.isEnded()).isFalse();
    }

    @Test
    void a_login_in_the_second_of_a_logout_of_the_person_is_another_session() {
        registry.end(new BackChannelLogout(
                PERSON, Optional.empty(), app.logins.clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        app.logins.clock.advance(Duration.ofNanos(1));
        PscSession later = app.session("another");

        registry.add(later);

        assertThat(later.isEnded()).isFalse();
    }

    @Test
    void a_session_of_the_person_that_the_provider_issued_before_the_logout_ends_whatever_our_clock_says() {
        Instant issued = app.logins.clock.instant().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
        registry.end(new BackChannelLogout(PERSON, Optional.empty(), issued));
        app.logins.clock.advance(Duration.ofSeconds(1));
        PscSession session = app.session("another");

        registry.add(session);

        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void a_logout_of_the_person_that_comes_late_does_not_end_a_session_of_a_later_second() {
        Instant issued = app.logins.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        app.logins.clock.advance(Duration.ofSeconds(2));
        PscSession later = app.session("another");
        registry.add(later);

        assertThat(registry.end(new BackChannelLogout(PERSON, Optional.empty(), issued)))
                .isZero();
        assertThat(later.isEnded()).isFalse();
    }

    @Test
    void it_is_remembered_for_as_long_as_a_login_takes() {
        PscSession early = app.session("one");
        PscSession late = app.session("one");
        registry.end(of("one"));
        app.logins.clock.advance(Duration.ofSeconds(119));
        registry.add(early);
        app.logins.clock.advance(Duration.ofSeconds(1));
        registry.add(late);

        assertThat(early.isEnded()).isTrue();
        assertThat(late.isEnded()).isFalse();
    }

    @Test
    void a_session_that_nobody_holds_is_not_kept_alive() {
        PscSession session = app.session("one");
        registry.add(session);
        WeakReference<PscSession> held = new WeakReference<>(session);
        session = null;

        while (held.get() != null) {
            System.gc();
        }

        assertThat(registry.end(of("one"))).isZero();
    }

    @Test
    void sessions_that_are_over_leave_although_somebody_holds_them() {
        InMemorySessionRegistry known = new InMemorySessionRegistry(app.logins.clock);
        PscSession[] held = new PscSession[200];
        for (int i = 0; i < held.length; i++) {
            held[i] = app.session("s" + i);
            known.add(held[i]);
            held[i].end();
        }

        assertThat(known.size()).isLessThanOrEqualTo(64);
    }
}
