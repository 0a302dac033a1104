package io.github.psc4j.web;

import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The session of one browser in which a professional is logged in. {@link PscWeb#newSession} makes it, a {@link SessionStore}
 * keeps it. Thread-safe; prints no identity, no token.
 */
public final class WebSession {
    private final PscSession psc;
    private final Secret csrfToken;
    private final Duration maxIdle;
    private final Clock clock;

    /** Guarded by this object. */
    private Instant lastRequestAt;

    WebSession(PscSession psc, Secret csrfToken, Duration maxIdle, Clock clock) {
        this.psc = psc;
        this.csrfToken = csrfToken;
        this.maxIdle = maxIdle;
        this.clock = clock;
        this.lastRequestAt = clock.instant();
    }

    /**
     * The session at Pro Santé Connect.
     *
     * @return whose session this is, and their tokens
     */
    public PscSession psc() {
        return psc;
    }

    /**
     * The token that a form of this session sends along, in the field {@value PscWeb#CSRF_PARAMETER}, so that no other site can
     * send it. A new session has a new one.
     *
     * @return 43 characters that need no escaping
     */
    public Secret csrfToken() {
        return csrfToken;
    }

    /**
     * Whether the session is over: it was ended, four hours have passed since the person authenticated, or there was no request
     * for the idle time-out. Computed from the clock at each call.
     *
     * @return whether the person has to log in again
     */
    public synchronized boolean hasEnded() {
        Instant now = clock.instant();
        return psc.hasEnded(now) || !now.isBefore(lastRequestAt.plus(maxIdle));
    }

    /** Says that the person is here: the idle time begins again. A clock that is set back does not shorten it. */
    synchronized void touch() {
        Instant now = clock.instant();
        if (now.isAfter(lastRequestAt)) {
            lastRequestAt = now;
        }
    }

    @Override
    public String toString() {
        return "WebSession[masked]";
    }
}
