package io.github.psc4j.mock.internal.session;

import io.github.psc4j.mock.internal.settings.Lifetimes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** A code, good once and for a minute. */
public final class AuthorizationCode {

    private final Grant grant;
    private final Instant issuedAt;
    private final AtomicBoolean used = new AtomicBoolean();

    AuthorizationCode(Grant grant, Instant issuedAt) {
        this.grant = grant;
        this.issuedAt = issuedAt;
    }

    public Grant grant() {
        return grant;
    }

    public boolean expired(Instant now) {
        return !now.isBefore(issuedAt.plus(Lifetimes.CODE));
    }

    /** Marks the code as used; false when it was already. */
    public boolean use() {
        return used.compareAndSet(false, true);
    }
}
