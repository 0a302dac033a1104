package io.github.psc4j.session;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.endpoint.RefreshedTokens;
import io.github.psc4j.internal.endpoint.RevocationEndpoint;
import io.github.psc4j.internal.endpoint.TokenEndpoint;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.refresh.Uninterrupted;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.TokenSet;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of sessions fresh. One renewal a session at a time: threads that ask meanwhile wait for it and get its
 * result, also its failure. A token that is good for as long as is wanted, but soon no longer, is renewed off the calling
 * thread. Thread-safe.
 */
public final class SessionTokens {
    private final TokenEndpoint endpoint;
    private final RevocationEndpoint revocation;
    private final IdTokenValidator validator;
    private final Clock clock;
    private final Executor background;
    private final PscEventListener listener;

    /**
     * Builds the keeper; no I/O.
     *
     * @param endpoint renews
     * @param revocation withdraws
     * @param validator judges the renewed ID token
     * @param clock tells what is still good
     * @param background renews ahead
     * @param listener hears of renewals and ends
     */
    public SessionTokens(
            TokenEndpoint endpoint,
            RevocationEndpoint revocation,
            IdTokenValidator validator,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this.endpoint = endpoint;
        this.revocation = revocation;
        this.validator = validator;
        this.clock = clock;
        this.background = background;
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
     *     goes on. The provider is asked again no sooner than 5 s later
     * @throws PscProviderException {@code PSC-4001}, {@code PSC-4003} or {@code PSC-4004} if the provider refuses this client or its
     *     answer is no token answer; the session goes on
     * @throws PscValidationException {@code PSC-5017} if the renewed ID token could not be judged; the session goes on
     */
    public Secret accessToken(PscSession session, Duration duration) {
        requireAlive(session);
        TokenSet tokens = session.renewedTokens().lastingFor(clock, bounded(duration), old -> renewed(session));
        // It may have been ended meanwhile, by a logout.
        requireAlive(session);
        renewInBackground(session, set -> session.renewedTokens().isLate(set, clock));
        return tokens.accessToken();
    }

    /**
     * Tells that the person is here while only tokens of other services are used: PSC ends a session of which it hears nothing
     * for half an hour. Past the middle of the refresh token's life, it is renewed off the calling thread.
     *
     * @param session whose
     * @throws PscLoginException {@code PSC-9001} if the session has ended: the person logs in again
     */
    public void keepAlive(PscSession session) {
        requireAlive(session);
        renewInBackground(session, this::isPastTheMiddle);
    }

    /**
     * Ends a session here and withdraws its tokens at the provider: of no use to anybody from now on, whoever holds a copy.
     * The person stays logged in at Pro Santé Connect for other services.
     *
     * @param session whose
     * @throws PscProviderException {@code PSC-2xxx} or {@code PSC-4xxx} if the provider did not take it; the session has ended
     *     here all the same
     */
    public void revoke(PscSession session) {
        session.end();
        // After a renewal that is under way, whose tokens would outlive the session else.
        TokenSet tokens = Objects.requireNonNull(session.renewedTokens().settled());
        // The access tokens of a refresh token go with it (RFC 7009 2.1).
        revocation.revoke(tokens.refreshToken().orElse(tokens.accessToken()));
    }

    private boolean isPastTheMiddle(TokenSet tokens) {
        Instant from = tokens.obtainedAt();
        return tokens.refreshTokenExpiresAt()
                .map(to -> from.plus(Duration.between(from, to).dividedBy(2)))
                .filter(middle -> !clock.instant().isBefore(middle))
                .isPresent();
    }

    /** No token lasts longer than the bound, and the arithmetic of time ends somewhere. */
    private static Duration bounded(Duration duration) {
        Duration wanted = duration.compareTo(Limits.TOKEN_LIFETIME) > 0 ? Limits.TOKEN_LIFETIME : duration;
        return wanted.isNegative() ? Duration.ZERO : wanted;
    }

    private void renewInBackground(PscSession session, Predicate<TokenSet> due) {
        if (!session.renewedTokens().renewInBackground(due, clock, background, old -> renewed(session))) {
            listener.onEvent(new PscEvent.TokensNotRefreshed(ErrorCode.RENEWAL_NOT_RUN));
        }
    }

    private TokenSet renewed(PscSession session) {
        requireAlive(session);
        try {
            TokenSet next = judged(session);
            // Before anybody hears of it: a listener may ask for a token, and the old refresh token is spent.
            session.renewedTokens().keep(next);
            listener.onEvent(new PscEvent.TokensRefreshed());
            return next;
        } catch (PscProviderException | PscValidationException e) {
            if (endsTheSession(e)) {
                throw ended(session, e);
            }
            listener.onEvent(new PscEvent.TokensNotRefreshed(e.code()));
            throw e;
        }
    }

    /** The provider said no, or sent tokens of somebody else; anything short of that may pass. */
    private static boolean endsTheSession(PscException e) {
        return e.code() == ErrorCode.GRANT_REFUSED
                || (e instanceof PscValidationException && e.code() != ErrorCode.VERIFICATION_UNDETERMINED);
    }

    @Implements({Requirement.RFC_6749_ROTATION, Requirement.CORE_REFRESHED_RULES})
    private TokenSet judged(PscSession session) {
        TokenSet current = session.tokens();
        boolean renewable = current.refreshToken().isPresent()
                && current.refreshTokenExpiresAt()
                        .map(clock.instant()::isBefore)
                        .orElse(true);
        if (!renewable) {
            throw ended(session, null);
        }
        RefreshedTokens answer = refreshedAtMostTwice(current);
        if (answer.idToken().isPresent()) {
            requireSameAuthentication(session, answer.tokens());
        }
        return answer.tokens();
    }

    /** A broken connection or a server in trouble is asked once more at once; one that let us wait is not. */
    private RefreshedTokens refreshedAtMostTwice(TokenSet current) {
        try {
            return Uninterrupted.call(() -> endpoint.refresh(current));
        } catch (PscProviderException e) {
            if (e.code() != ErrorCode.PROVIDER_UNREACHABLE && e.code() != ErrorCode.PROVIDER_STATUS) {
                throw e;
            }
            return Uninterrupted.call(() -> endpoint.refresh(current));
        }
    }

    private void requireSameAuthentication(PscSession session, TokenSet next) {
        ValidationOutcome<IdToken> verification =
                validator.validateRefreshed(next.idToken(), next.accessToken(), session.idToken());
        if (verification instanceof ValidationOutcome.Undetermined) {
            // The old refresh token is spent: the new one is kept, or the session would die of an outage of the keys.
            session.renewedTokens().keep(session.tokens().withRefreshTokenOf(next));
        }
        IdToken unused = verification.orElseThrow();
    }

    /**
     * Checks that a session goes on.
     *
     * @param session whose
     * @throws PscLoginException {@code PSC-9001} if it has ended: the person logs in again
     */
    public void requireAlive(PscSession session) {
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
