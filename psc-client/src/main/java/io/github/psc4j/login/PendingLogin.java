package io.github.psc4j.login;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A login that waits for its callback. It belongs to one browser: keep it in that browser's session, or {@linkplain
 * LoginFlow#seal sealed} in its cookie, one for each tab. It is bound to the client, the issuer and the redirect URI it was
 * started with, and lives ten minutes. It is completed once. Thread-safe; prints no secret.
 *
 * <p>The library makes pending logins, and takes back only those it made.
 */
public interface PendingLogin {
    /**
     * Returns where to redirect the browser.
     *
     * @return the authorization request
     */
    URI authorizationUri();

    /**
     * Returns what tells this login from others of the same browser: the value that comes back as {@code state}.
     *
     * @return the state
     */
    Secret state();

    /**
     * Returns when this login is no longer completed.
     *
     * @return the end
     */
    Instant expiresAt();

    /**
     * Returns where the person goes after login.
     *
     * @return the target
     */
    ReturnTarget returnTarget();

    /**
     * Returns the minimum level of assurance of this login.
     *
     * @return the level, or empty for a plain login
     */
    Optional<EidasLevel> minimumLevel();
}
