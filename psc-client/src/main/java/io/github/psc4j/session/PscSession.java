package io.github.psc4j.session;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A professional who is logged in. The person and the assurance never change, the tokens are refreshed by {@link
 * SessionTokens}. Thread-safe; prints no identity and no token.
 *
 * <p>One session belongs to one {@code sub} and one login: a second login in the same browser makes a second session. The
 * library makes sessions, and takes back only those it made.
 */
public interface PscSession {
    /** The longest time between authentication and the end of a session, by PSC's rules: 4 h. */
    Duration MAX_AGE = Limits.SESSION;

    /** The longest time without activity, by PSC's rules: 30 min. The application measures it. */
    Duration MAX_IDLE = Duration.ofMinutes(30);

    /**
     * Returns the person, as PSC described them at login.
     *
     * @return the person
     */
    Professional professional();

    /**
     * Returns how, and how recently, the person authenticated.
     *
     * @return the assurance
     */
    Assurance assurance();

    /**
     * Returns the person's technical identifier at PSC. To find an account again use {@code professional().nationalId()}.
     *
     * @return {@code sub}
     */
    String subject();

    /**
     * Returns the session at PSC.
     *
     * @return {@code sid}, if stated
     */
    Optional<String> providerSessionId();

    /**
     * Returns when this session expires at the latest: {@link #MAX_AGE} after the person authenticated, which in a single
     * sign-on can be well before this login.
     *
     * @return the end
     */
    Instant expiresAt();

    /**
     * Returns the validated ID token of the login.
     *
     * @return the ID token
     */
    IdToken idToken();

    /**
     * Returns the tokens now. For a token that is still valid in a moment, use {@link SessionTokens#accessToken}.
     *
     * @return the newest tokens
     */
    TokenSet tokens();

    /**
     * Tells whether this session was ended or has expired.
     *
     * @param now the time
     * @return whether the person has to log in again
     */
    boolean hasEnded(Instant now);

    /**
     * Tells whether the session was ended before it expired: by a logout, or because the provider no longer refreshes its
     * tokens.
     *
     * @return whether it was ended
     */
    boolean isEnded();

    /** Ends the session here: its tokens are no longer given out. The provider is not told. */
    void end();
}
