package io.github.psc4j.mock.internal.session;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one login gave to one client: every token that comes from one code hangs on it. */
public final class Grant {

    private final SsoSession session;
    private final AuthorizationRequest request;
    private final AtomicBoolean revoked = new AtomicBoolean();

    Grant(SsoSession session, AuthorizationRequest request) {
        this.session = session;
        this.request = request;
    }

    public SsoSession session() {
        return session;
    }

    public AuthorizationRequest request() {
        return request;
    }

    public String clientId() {
        return request.client().id();
    }

    public void revoke() {
        revoked.set(true);
    }

    public boolean alive(Instant now) {
        return !revoked.get() && session.alive(now);
    }
}
