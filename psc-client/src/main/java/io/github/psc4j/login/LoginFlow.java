package io.github.psc4j.login;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Logs a professional in (OpenID Connect Core 3.1, RFC 7636, RFC 9207). Any number of logins at once, of any number of tabs.
 * Thread-safe.
 */
public interface LoginFlow {
    /**
     * Returns where the provider sends the browser back to.
     *
     * @return the redirect URI, as it was configured
     */
    URI redirectUri();

    /**
     * Starts a plain login.
     *
     * @return the pending login: redirect the browser to its {@link PendingLogin#authorizationUri()} and keep it for that
     *     browser
     * @throws PscProviderException {@code PSC-2xxx} if the provider's endpoints cannot be had
     */
    PendingLogin start();

    /**
     * Starts a login.
     *
     * @param options what this login wants beyond the plain one
     * @return the pending login
     * @throws PscProviderException {@code PSC-2xxx} if the provider's endpoints cannot be had
     */
    PendingLogin start(LoginOptions options);

    /**
     * Completes a login from the callback URL.
     *
     * @param pending the pending login of this very browser
     * @param callback the URL that the browser called; where it comes as text, use {@link AuthorizationResponse#ofQuery},
     *     which refuses what {@link URI} cannot hold
     * @return the session
     * @throws PscException as {@link #complete(PendingLogin, AuthorizationResponse)}
     */
    PscSession complete(PendingLogin pending, URI callback);

    /**
     * Completes a login: validates the callback, exchanges the code, validates the ID token, reads userinfo and binds it.
     * Nothing is kept of a login that fails on the way. A pending login is completed once; the application forgets it
     * whatever the outcome, also when the provider could not be reached: the code may have been spent.
     *
     * @param pending the pending login of this very browser
     * @param response what the browser brought back
     * @return the session
     * @throws PscLoginException {@code PSC-3xxx} if the callback is refused or the person cancelled
     * @throws PscProviderException {@code PSC-2xxx}, {@code PSC-4xxx} or {@code PSC-6002} if the provider fails
     * @throws PscValidationException {@code PSC-5xxx} or {@code PSC-6001} if a rule refuses a token or userinfo
     */
    PscSession complete(PendingLogin pending, AuthorizationResponse response);

    /**
     * Seals a pending login for the browser's cookie: nothing then grows on the server before a login. Set the cookie {@code
     * HttpOnly}, {@code Secure} and {@code SameSite=Lax}, with the life of the pending login.
     *
     * @param pending the pending login
     * @return at most 3,800 characters that a cookie may hold
     * @throws PscConfigurationException {@code PSC-1001} if it would be longer
     */
    String seal(PendingLogin pending);

    /**
     * Opens what {@link #seal} made.
     *
     * @param sealed the value of the cookie; {@code null} if the browser sent none
     * @return the pending login
     * @throws PscLoginException {@code PSC-3002} if there is none, or it is not of this client or was changed, {@code
     *     PSC-3001} if it is too old
     */
    PendingLogin open(@Nullable String sealed);
}
