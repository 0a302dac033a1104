package io.github.psc4j.session;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.refresh.Lifetime;
import io.github.psc4j.internal.refresh.RefreshableValue;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A professional who is logged in. The person and the assurance never change, the tokens are renewed by {@link
 * SessionTokens}. Thread-safe; prints no identity and no token.
 *
 * <p>One session belongs to one {@code sub} and one login: a second login in the same browser makes a second session.
 */
public final class PscSession {
    /** The longest time between authentication and the end of a session, by PSC's rules: 4 h. */
    public static final Duration MAX_AGE = Limits.SESSION;

    /** The longest time without activity, by PSC's rules: 30 min. The application measures it. */
    public static final Duration MAX_IDLE = Duration.ofMinutes(30);

    private final Professional professional;
    private final IdToken idToken;
    private final RefreshableValue<TokenSet> tokens;
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * For the login flow, which has validated all of it.
     *
     * @param professional the person
     * @param idToken the validated ID token of the login
     * @param tokens the tokens of the login
     */
    public PscSession(Professional professional, IdToken idToken, TokenSet tokens) {
        this.professional = professional;
        this.idToken = idToken;
        this.tokens = new RefreshableValue<>(tokens, set -> new Lifetime(set.obtainedAt(), set.accessTokenExpiresAt()));
    }

    /**
     * The person, as PSC described them at login.
     *
     * @return the person
     */
    public Professional professional() {
        return professional;
    }

    /**
     * How, and how recently, the person authenticated.
     *
     * @return the assurance
     */
    public Assurance assurance() {
        return idToken.assurance();
    }

    /**
     * The person's technical identifier at PSC. To find an account again use {@code professional().nationalId()}.
     *
     * @return {@code sub}
     */
    public String subject() {
        return idToken.subject();
    }

    /**
     * The session at PSC.
     *
     * @return {@code sid}, if stated
     */
    public Optional<String> providerSessionId() {
        return idToken.sessionId();
    }

    /**
     * When this session ends at the latest: {@link #MAX_AGE} after the person authenticated, which in a single sign-on can
     * be well before this login.
     *
     * @return the end
     */
    public Instant expiresAt() {
        return assurance().authenticatedAt().orElse(idToken.issuedAt()).plus(MAX_AGE);
    }

    /**
     * The validated ID token of the login.
     *
     * @return the ID token
     */
    public IdToken idToken() {
        return idToken;
    }

    /**
     * The tokens now. For a token that is still good in a moment, ask {@link SessionTokens#accessToken}.
     *
     * @return the newest tokens
     */
    public TokenSet tokens() {
        return Objects.requireNonNull(tokens.newest());
    }

    /**
     * Whether there is nothing left of this session: it was ended, or its time has come.
     *
     * @param now the time
     * @return whether the person has to log in again
     */
    public boolean isOver(Instant now) {
        return isEnded() || !now.isBefore(expiresAt());
    }

    /**
     * Whether the session was ended before its time: by a logout, or because the provider no longer renews its tokens.
     *
     * @return whether it was ended
     */
    public boolean isEnded() {
        return ended.get();
    }

    RefreshableValue<TokenSet> renewedTokens() {
        return tokens;
    }

    /** Ends the session here: its tokens are no longer given out. The provider is not told. */
    public void end() {
        ended.set(true);
    }

    /** Returns whether this call ended it, so that the end is told once. */
    boolean endOnce() {
        return ended.compareAndSet(false, true);
    }

    @Override
    public String toString() {
        return "PscSession[" + assurance() + ", expiresAt=" + expiresAt() + (isEnded() ? ", ended" : "") + "]";
    }
}
