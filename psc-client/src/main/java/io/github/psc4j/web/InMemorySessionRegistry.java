package io.github.psc4j.web;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.logout.BackChannelLogout;
import io.github.psc4j.session.PscSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The sessions of this process, held weakly, and the logouts that came a moment ago. */
final class InMemorySessionRegistry implements SessionRegistry {
    /** As long as a login takes to be completed once the provider has made its session: some calls, each with its deadline. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    /** Only the provider can make a logout; this is far more than it makes in two minutes. */
    private static final int MOST_REMEMBERED = 10_000;

    /** From how many sessions on those that are over are looked for: twice as many as were left the last time. */
    private static final int FIRST_PURGE = 64;

    private final Set<PscSession> sessions = Collections.newSetFromMap(new WeakHashMap<>());
    private final Deque<Recent> logouts = new ArrayDeque<>();
    private final Clock clock;
    private int nextPurge = FIRST_PURGE;

    InMemorySessionRegistry(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void add(PscSession session) {
        Arguments.refuseNull(session, "session");
        forget();
        if (logouts.stream().anyMatch(logout -> logout.ended(session))) {
            session.end();
        } else {
            sessions.add(session);
            purge();
        }
    }

    synchronized int size() {
        return sessions.size();
    }

    private void purge() {
        if (sessions.size() >= nextPurge) {
            Instant now = clock.instant();
            sessions.removeIf(session -> session.hasEnded(now));
            nextPurge = Math.max(FIRST_PURGE, 2 * sessions.size());
        }
    }

    @Override
    public synchronized int end(BackChannelLogout logout) {
        Arguments.refuseNull(logout, "logout");
        forget();
        Recent recent = new Recent(logout, clock.instant());
        logouts.addLast(recent);
        List<PscSession> ending = sessions.stream()
                .filter(session -> !session.isEnded())
                .filter(recent::ended)
                .toList();
        ending.forEach(PscSession::end);
        sessions.removeAll(ending);
        return ending.size();
    }

    private void forget() {
        Instant oldest = clock.instant().minus(REMEMBERED);
        while (!logouts.isEmpty()
                && (logouts.size() >= MOST_REMEMBERED
                        || !logouts.getFirst().at().isAfter(oldest))) {
            logouts.removeFirst();
        }
    }

    private record Recent(BackChannelLogout logout, Instant at) {
        boolean ended(PscSession session) {
            return logout.concerns(session) && (isNamed(session) || isEarlier(session));
        }

        private boolean isNamed(PscSession session) {
            return logout.providerSessionId().isPresent()
                    && logout.providerSessionId().equals(session.providerSessionId());
        }

        /**
         * A person can log in again right after a logout of all their sessions, and that is another session. The provider's
         * seconds compare what the provider issued, whatever our clock says; within one second our own order counts.
         */
        private boolean isEarlier(PscSession session) {
            int order = session.idToken().issuedAt().compareTo(logout.issuedAt());
            return order < 0 || (order == 0 && !session.tokens().obtainedAt().isAfter(at));
        }
    }
}
