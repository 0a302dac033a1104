package io.github.psc4j.internal.refresh;

import io.github.psc4j.error.PscException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last failure of a load, shared for a pause by everybody who wants the value, so that a server that is down is not called
 * once for every request. The length of the pause is decided here.
 */
final class RecentFailure {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private volatile @Nullable Failure last;

    private record Failure(PscException cause, Window pause) {}

    /** Returns the failure of which the pause is not over, if there is one. */
    @Nullable
    PscException at(Instant now) {
        Failure failure = last;
        return failure != null && failure.pause().includes(now) ? failure.cause() : null;
    }

    void remember(PscException cause, Instant now) {
        last = new Failure(cause, new Window(now, PAUSE));
    }

    void forget() {
        last = null;
    }
}
