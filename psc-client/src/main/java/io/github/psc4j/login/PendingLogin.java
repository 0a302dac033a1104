package io.github.psc4j.login;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A login that waits for its callback. It belongs to one browser: keep it in that browser's session, or {@linkplain
 * LoginFlow#seal sealed} in its cookie, one for each tab. It is bound to the client, the issuer and the redirect URI it was
 * started with, and lives ten minutes. It is completed once. Thread-safe; prints no secret.
 */
public final class PendingLogin {
    private final URI authorizationUri;
    private final PendingLoginState state;
    private final AtomicBoolean spent = new AtomicBoolean();

    PendingLogin(URI authorizationUri, PendingLoginState state) {
        this.authorizationUri = authorizationUri;
        this.state = state;
    }

    /**
     * Where to redirect the browser.
     *
     * @return the authorization request
     */
    public URI authorizationUri() {
        return authorizationUri;
    }

    /**
     * What tells this login from others of the same browser: the value that comes back as {@code state}.
     *
     * @return the state
     */
    public Secret state() {
        return state.state();
    }

    /**
     * When this login is no longer completed.
     *
     * @return the end
     */
    public Instant expiresAt() {
        return state.expiresAt();
    }

    /**
     * Where the person goes after login.
     *
     * @return the target
     */
    public ReturnTarget returnTarget() {
        return state.options().returnTarget();
    }

    /**
     * The level of assurance that this login needs.
     *
     * @return the level, or empty for a plain login
     */
    public Optional<EidasLevel> minimumLevel() {
        return state.options().minimumLevel();
    }

    /** Whether this is the first time: its code is sent once, and its nonce is good for one ID token. */
    boolean spend() {
        return spent.compareAndSet(false, true);
    }

    PendingLoginState details() {
        return state;
    }

    @Override
    public String toString() {
        return "PendingLogin[expiresAt=" + expiresAt() + "]";
    }
}
