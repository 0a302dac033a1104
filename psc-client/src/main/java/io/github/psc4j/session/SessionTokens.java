package io.github.psc4j.session;

import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.secret.Secret;
import java.time.Duration;

/**
 * Keeps the tokens of sessions fresh. One refresh a session at a time: threads that call meanwhile wait for it and get its
 * outcome, also its failure. A token that is valid for as long as the caller needs, but expires soon after, is refreshed off
 * the calling thread. Thread-safe.
 */
public interface SessionTokens {
    /**
     * Returns an access token that is valid for a while. PSC's live two minutes: ask for what the call that follows can take.
     *
     * @param session whose
     * @param minValidity how long it should be valid; if no token lives that long, or the provider cannot be reached at this
     *     moment, one that is valid now is returned
     * @return the access token, refreshed if needed
     * @throws PscLoginException {@code PSC-9001} if the session has ended: the person logs in again
     * @throws PscProviderException {@code PSC-2xxx} if the token has expired and the provider cannot be reached; the session
     *     goes on. The provider is called again no sooner than 5 s later
     * @throws PscProviderException {@code PSC-4001}, {@code PSC-4003} or {@code PSC-4004} if the provider refuses this client
     *     or its response is no token response; the session goes on
     * @throws PscValidationException {@code PSC-5017} if the refreshed ID token could not be validated; the session goes on
     */
    Secret accessToken(PscSession session, Duration minValidity);

    /**
     * Tells that the person is here while only tokens of other services are used: PSC ends a session of which it hears nothing
     * for half an hour. Past the middle of the refresh token's life, it is refreshed off the calling thread.
     *
     * @param session whose
     * @throws PscLoginException {@code PSC-9001} if the session has ended: the person logs in again
     */
    void keepAlive(PscSession session);

    /**
     * Ends a session here and revokes its tokens at the provider: nobody who holds a copy can use them. The person stays
     * logged in at Pro Santé Connect for other services.
     *
     * @param session whose
     * @throws PscProviderException {@code PSC-2xxx} or {@code PSC-4xxx} if the provider did not take it; the session has ended
     *     here all the same
     */
    void revoke(PscSession session);

    /**
     * Requires that a session goes on.
     *
     * @param session whose
     * @throws PscLoginException {@code PSC-9001} if it has ended: the person logs in again
     */
    void requireAlive(PscSession session);
}
