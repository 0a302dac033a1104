package io.github.psc4j.session;

import io.github.psc4j.error.PscException;
import io.github.psc4j.token.TokenSet;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The renewals of one session: one at a time, and a failure that is shared for a moment by those who waited for it. */
final class Renewal {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PscException failure;
    private Instant failedAt = Instant.EPOCH;

    ReentrantLock lock() {
        return lock;
    }

    /** Only with the lock. */
    void remember(PscException e, Instant now) {
        if (e != failure) {
            failure = e;
            failedAt = now;
        }
    }

    /** Only with the lock. */
    void rethrowRecentFailure(Instant now) {
        PscException recent = failure;
        if (recent != null && !now.isBefore(failedAt) && now.isBefore(failedAt.plus(TokenSet.SHORT))) {
            throw recent;
        }
    }
}
