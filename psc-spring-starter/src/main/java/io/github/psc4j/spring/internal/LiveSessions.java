package io.github.psc4j.spring.internal;

import io.github.psc4j.session.PscSession;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;

/**
 * The sessions of this node, so that the provider can end them. Thread-safe.
 *
 * <p>Held weakly: a session is here for as long as an HTTP session holds it. So what is here is bounded by the logins that
 * the application keeps anyway, and none is ever forgotten for want of room, which the provider could then no longer end.
 */
public final class LiveSessions {
    private final Set<PscSession> sessions = Collections.newSetFromMap(new WeakHashMap<>());

    /** Knows of no session yet. */
    public LiveSessions() {}

    synchronized void add(PscSession session) {
        sessions.add(session);
    }

    /** Ends the sessions that are meant; each HTTP session is closed when its next request comes. */
    synchronized int end(Predicate<PscSession> meant) {
        List<PscSession> ending = sessions.stream()
                .filter(session -> !session.isEnded())
                .filter(meant)
                .toList();
        ending.forEach(PscSession::end);
        return ending.size();
    }
}
