package io.github.psc4j.session;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.TokenEndpoint;
import io.github.psc4j.token.TokenSet;
import io.github.psc4j.validation.IdToken;
import io.github.psc4j.validation.IdTokenValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the tokens of sessions fresh. One renewal a session at a time: threads that ask meanwhile wait for it and get its
 * result. Thread-safe.
 */
public final class SessionTokens {
    private final TokenEndpoint endpoint;
    private final IdTokenValidator validator;
    private final Clock clock;
    private final PscEventListener listener;

    /**
     * Builds the keeper; no I/O.
     *
     * @param endpoint renews
     * @param validator judges the renewed ID token
     * @param clock tells what is still good
     * @param listener hears of renewals and ends
     */
    public SessionTokens(TokenEndpoint endpoint, IdTokenValidator validator, Clock clock, PscEventListener listener) {
        this.endpoint = endpoint;
        this.validator = validator;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * An access token that is good for a while. PSC's live two minutes: ask for what the call that follows can take.
     *
     * @param session whose
     * @param duration how long it should be good for; beyond the provider's lifetime the newest possible is returned
     * @return the access token, renewed if needed
     * @throws PscLoginException {@code PSC-9001} if the session has ended: the person logs in again
     * @throws PscProviderException {@code PSC-2xxx} if the provider cannot be reached; the session goes on
     */
    public Secret validFor(PscSession session, Duration duration) {
        Instant until = clock.instant().plus(duration);
        requireAlive(session);
        if (session.tokens().isGoodAt(until)) {
            return session.tokens().accessToken();
        }
        ReentrantLock lock = session.renewal();
        lock.lock();
        try {
            requireAlive(session);
            if (!session.tokens().isGoodAt(until)) {
                session.renewed(renew(session));
                listener.onEvent(new PscEvent.TokensRefreshed());
            }
            return session.tokens().accessToken();
        } finally {
            lock.unlock();
        }
    }

    private TokenSet renew(PscSession session) {
        TokenSet current = session.tokens();
        Instant now = clock.instant();
        boolean renewable = current.refreshToken().isPresent()
                && current.refreshTokenExpiresAt().map(now::isBefore).orElse(true);
        if (!renewable) {
            throw ended(session, null);
        }
        try {
            TokenSet next = endpoint.refresh(current);
            if (!next.idToken().equals(current.idToken())) {
                IdToken unused = validator
                        .validateRefreshed(next.idToken(), next.accessToken(), session.idToken())
                        .orElseThrow();
            }
            return next;
        } catch (PscProviderException e) {
            throw e.code() == ErrorCode.GRANT_REFUSED ? ended(session, e) : e;
        } catch (PscValidationException e) {
            throw e.code() == ErrorCode.VERIFICATION_UNDETERMINED ? e : ended(session, e);
        }
    }

    private void requireAlive(PscSession session) {
        if (session.isEnded() || !clock.instant().isBefore(session.expiresAt())) {
            throw ended(session, null);
        }
    }

    private PscLoginException ended(PscSession session, @org.jspecify.annotations.Nullable PscException cause) {
        if (session.end()) {
            listener.onEvent(new PscEvent.SessionEnded(cause == null ? ErrorCode.SESSION_ENDED : cause.code()));
        }
        return new PscLoginException(
                ErrorCode.SESSION_ENDED, "the session has ended at the provider: the person logs in again", cause);
    }
}
