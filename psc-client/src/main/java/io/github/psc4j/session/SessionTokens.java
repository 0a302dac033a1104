package io.github.psc4j.session;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.RefreshedTokens;
import io.github.psc4j.token.TokenEndpoint;
import io.github.psc4j.token.TokenSet;
import io.github.psc4j.validation.IdToken;
import io.github.psc4j.validation.IdTokenValidator;
import io.github.psc4j.validation.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of sessions fresh. One renewal a session at a time: threads that ask meanwhile wait for it and get its
 * result, also its failure. Thread-safe.
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
     * @param duration how long it should be good for; if no token lasts that long, or the provider cannot be reached at this
     *     moment, one that is good now is returned
     * @return the access token, renewed if needed
     * @throws PscLoginException {@code PSC-9001} if the session has ended: the person logs in again
     * @throws PscProviderException {@code PSC-2xxx} if the token has run out and the provider cannot be reached; the session
     *     goes on
     * @throws PscValidationException {@code PSC-5017} if the renewed ID token could not be judged; the session goes on
     */
    public Secret validFor(PscSession session, Duration duration) {
        requireAlive(session);
        TokenSet seen = session.tokens();
        if (suffices(seen, duration)) {
            return seen.accessToken();
        }
        ReentrantLock lock = session.renewal().lock();
        lock.lock();
        try {
            requireAlive(session);
            // Whoever waited here takes what the one before got, be it tokens or a failure.
            if (session.tokens().equals(seen) || !session.tokens().isGoodAt(clock.instant())) {
                renew(session);
                // It may have been ended meanwhile, by a logout.
                requireAlive(session);
            }
            return session.tokens().accessToken();
        } finally {
            lock.unlock();
        }
    }

    /** A token just obtained is not asked for again, even if no token lasts as long as is wanted. */
    private boolean suffices(TokenSet tokens, Duration duration) {
        Instant now = clock.instant();
        boolean brandNew = now.isBefore(tokens.obtainedAt().plus(TokenSet.SHORT)) && tokens.isGoodAt(now);
        // No token lasts longer than that, and the arithmetic of time ends somewhere.
        Duration wanted = duration.compareTo(Limits.TOKEN_LIFETIME) > 0 ? Limits.TOKEN_LIFETIME : duration;
        return brandNew || tokens.isGoodAt(now.plus(wanted.isNegative() ? Duration.ZERO : wanted));
    }

    private void renew(PscSession session) {
        Instant now = clock.instant();
        try {
            session.renewal().rethrowRecentFailure(now);
            session.renewed(renewed(session));
            listener.onEvent(new PscEvent.TokensRefreshed());
        } catch (PscProviderException | PscValidationException e) {
            if (endsTheSession(e)) {
                throw ended(session, e);
            }
            session.renewal().remember(e, now);
            if (!session.tokens().isGoodAt(clock.instant())) {
                throw e;
            }
        }
    }

    /** The provider said no, or sent tokens of somebody else; anything short of that may pass. */
    private static boolean endsTheSession(PscException e) {
        return e.code() == ErrorCode.GRANT_REFUSED
                || (e instanceof PscValidationException && e.code() != ErrorCode.VERIFICATION_UNDETERMINED);
    }

    @Enforces({Rule.RFC_6749_ROTATION, Rule.CORE_REFRESHED_RULES})
    private TokenSet renewed(PscSession session) {
        TokenSet current = session.tokens();
        boolean renewable = current.refreshToken().isPresent()
                && current.refreshTokenExpiresAt()
                        .map(clock.instant()::isBefore)
                        .orElse(true);
        if (!renewable) {
            throw ended(session, null);
        }
        RefreshedTokens answer = endpoint.refresh(current);
        TokenSet next = answer.tokens();
        if (answer.idToken().isPresent()) {
            requireSameAuthentication(session, next);
        }
        return next;
    }

    private void requireSameAuthentication(PscSession session, TokenSet next) {
        Verification<IdToken> verification =
                validator.validateRefreshed(next.idToken(), next.accessToken(), session.idToken());
        if (verification instanceof Verification.Undetermined) {
            // The old refresh token is spent: the new one is kept, or the session would die of an outage of the keys.
            session.renewed(session.tokens().withRefreshTokenOf(next));
        }
        IdToken unused = verification.orElseThrow();
    }

    private void requireAlive(PscSession session) {
        if (session.isOver(clock.instant())) {
            throw ended(session, null);
        }
    }

    private PscLoginException ended(PscSession session, @Nullable PscException cause) {
        if (session.endOnce()) {
            listener.onEvent(new PscEvent.SessionEnded(cause == null ? ErrorCode.SESSION_ENDED : cause.code()));
        }
        return new PscLoginException(ErrorCode.SESSION_ENDED, "the session has ended: the person logs in again", cause);
    }
}
