package io.github.psc4j.internal.session;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.endpoint.RefreshedTokens;
import io.github.psc4j.internal.endpoint.RevocationEndpoint;
import io.github.psc4j.internal.endpoint.TokenEndpoint;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.refresh.RefreshableValue;
import io.github.psc4j.internal.refresh.Uninterrupted;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.session.SessionTokens;
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

/** Refreshes the tokens of sessions by the refresh grant (OpenID Connect Core 12). */
public final class TokenRefresher implements SessionTokens {
    private final TokenEndpoint endpoint;
    private final RevocationEndpoint revocation;
    private final IdTokenValidator validator;
    private final Clock clock;
    private final Executor background;
    private final PscEventListener listener;

    /**
     * Builds the keeper; no I/O.
     *
     * @param endpoint refreshes
     * @param revocation withdraws
     * @param validator validates the refreshed ID token
     * @param clock tells what is still good
     * @param background refreshes ahead
     * @param listener hears of refreshes and ends
     */
    public TokenRefresher(
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

    @Override
    public Secret accessToken(PscSession session, Duration minValidity) {
        Duration wanted = bounded(Arguments.required(minValidity, "minValidity"));
        RefreshableSession own = alive(session);
        RefreshableValue<TokenSet> tokens = own.refreshableTokens();
        TokenSet valid = tokens.get(clock, wanted, old -> refreshed(own));
        // It may have been ended meanwhile, by a logout.
        requireAlive(own);
        refreshInBackground(own, set -> tokens.isRefreshDue(set, clock));
        return valid.accessToken();
    }

    @Override
    public void keepAlive(PscSession session) {
        refreshInBackground(alive(session), this::isPastTheMiddle);
    }

    @Override
    public void revoke(PscSession session) {
        RefreshableSession own = RefreshableSession.of(session);
        own.end();
        // After a refresh that is under way, whose tokens would outlive the session else.
        TokenSet tokens = Objects.requireNonNull(own.refreshableTokens().settled());
        // The access tokens of a refresh token go with it (RFC 7009 2.1).
        revocation.revoke(tokens.refreshToken().orElse(tokens.accessToken()));
    }

    @Override
    public void requireAlive(PscSession session) {
        RefreshableSession unused = alive(session);
    }

    private RefreshableSession alive(PscSession session) {
        RefreshableSession own = RefreshableSession.of(session);
        if (own.hasEnded(clock.instant())) {
            throw ended(own, null);
        }
        return own;
    }

    private boolean isPastTheMiddle(TokenSet tokens) {
        Instant from = tokens.obtainedAt();
        return tokens.refreshTokenExpiresAt()
                .map(to -> from.plus(Duration.between(from, to).dividedBy(2)))
                .filter(middle -> !clock.instant().isBefore(middle))
                .isPresent();
    }

    /** No token lives longer than the bound, and the arithmetic of time ends somewhere. */
    private static Duration bounded(Duration duration) {
        Duration wanted = duration.compareTo(Limits.TOKEN_LIFETIME) > 0 ? Limits.TOKEN_LIFETIME : duration;
        return wanted.isNegative() ? Duration.ZERO : wanted;
    }

    private void refreshInBackground(RefreshableSession session, Predicate<TokenSet> due) {
        if (!session.refreshableTokens().refreshAhead(due, clock, background, old -> refreshed(session))) {
            listener.onEvent(new PscEvent.TokensNotRefreshed(ErrorCode.REFRESH_NOT_RUN));
        }
    }

    private TokenSet refreshed(RefreshableSession session) {
        requireAlive(session);
        try {
            TokenSet next = validated(session);
            // Before a listener knows: it may ask for a token, and the old refresh token is spent.
            session.refreshableTokens().keep(next);
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

    /** The provider refused, or sent tokens of somebody else; anything short of that may pass. */
    private static boolean endsTheSession(PscException e) {
        return e.code() == ErrorCode.GRANT_REFUSED
                || (e instanceof PscValidationException && e.code() != ErrorCode.VERIFICATION_UNDETERMINED);
    }

    @Implements({Requirement.RFC_6749_ROTATION, Requirement.CORE_REFRESHED_RULES})
    private TokenSet validated(RefreshableSession session) {
        TokenSet current = session.tokens();
        boolean refreshable = current.refreshToken().isPresent()
                && current.refreshTokenExpiresAt()
                        .map(clock.instant()::isBefore)
                        .orElse(true);
        if (!refreshable) {
            throw ended(session, null);
        }
        RefreshedTokens response = refreshedAtMostTwice(current);
        if (response.idToken().isPresent()) {
            requireSameAuthentication(session, response.tokens());
        }
        return response.tokens();
    }

    /** After a broken connection or trouble of the server the request is repeated once at once; after a time-out it is not. */
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

    private void requireSameAuthentication(RefreshableSession session, TokenSet next) {
        ValidationOutcome<IdToken> outcome =
                validator.validateRefreshed(next.idToken(), next.accessToken(), session.idToken());
        if (outcome instanceof ValidationOutcome.Undetermined) {
            // The old refresh token is spent: the new one is kept, or the session would die of an outage of the keys.
            session.refreshableTokens().keep(RefreshedTokens.withRefreshTokenOf(next, session.tokens()));
        }
        IdToken unused = outcome.orElseThrow();
    }

    private PscLoginException ended(RefreshableSession session, @Nullable PscException cause) {
        if (session.endOnce()) {
            listener.onEvent(new PscEvent.SessionEnded(cause == null ? ErrorCode.SESSION_ENDED : cause.code()));
        }
        return new PscLoginException(ErrorCode.SESSION_ENDED, "the session has ended: the person logs in again", cause);
    }
}
