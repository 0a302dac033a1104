package io.github.psc4j.internal.login;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pending login with what its completion needs. */
final class StartedLogin implements PendingLogin {
    private final URI authorizationUri;
    private final PendingLoginState details;
    private final AtomicBoolean spent = new AtomicBoolean();

    StartedLogin(URI authorizationUri, PendingLoginState details) {
        this.authorizationUri = authorizationUri;
        this.details = details;
    }

    static StartedLogin of(PendingLogin pending) {
        return Arguments.own(StartedLogin.class, pending, "pending");
    }

    @Override
    public URI authorizationUri() {
        return authorizationUri;
    }

    @Override
    public Secret state() {
        return details.state();
    }

    @Override
    public Instant expiresAt() {
        return details.expiresAt();
    }

    @Override
    public ReturnTarget returnTarget() {
        return details.options().returnTarget();
    }

    @Override
    public Optional<EidasLevel> minimumLevel() {
        return details.options().minimumLevel();
    }

    /** Whether this is the first time: its code is sent once, and its nonce is good for one ID token. */
    boolean spend() {
        return spent.compareAndSet(false, true);
    }

    PendingLoginState details() {
        return details;
    }

    @Override
    public String toString() {
        return "PendingLogin[expiresAt=" + expiresAt() + "]";
    }
}
