package io.github.psc4j.mock.internal.session;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** An access or refresh token that went out, with its claims. */
public final class IssuedToken {

    /** The two kinds, with the value of their {@code typ} claim at Keycloak. */
    public enum Kind {
        ACCESS,
        REFRESH
    }

    private final Kind kind;
    private final Grant grant;
    private final Instant expiresAt;
    private final Map<String, Object> claims;
    private final AtomicBoolean spent = new AtomicBoolean();

    public IssuedToken(Kind kind, Grant grant, Instant expiresAt, Map<String, Object> claims) {
        this.kind = kind;
        this.grant = grant;
        this.expiresAt = expiresAt;
        this.claims = claims;
    }

    public Kind kind() {
        return kind;
    }

    public Grant grant() {
        return grant;
    }

    public Map<String, Object> claims() {
        return claims;
    }

    public boolean active(Instant now) {
        return !spent.get() && activeUnlessSpent(now);
    }

    /** For a provider that lets a refresh token be used again. */
    public boolean activeUnlessSpent(Instant now) {
        return now.isBefore(expiresAt) && grant.alive(now);
    }

    public boolean spent() {
        return spent.get();
    }

    /** Takes the token out of use; false when somebody was faster. */
    public boolean spend() {
        return spent.compareAndSet(false, true);
    }
}
