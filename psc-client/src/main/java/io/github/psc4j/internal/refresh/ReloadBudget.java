package io.github.psc4j.internal.refresh;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a value may be loaded on demand: once in a pause, however many want it. The first demand always counts, however
 * fresh the value is, since the server may have changed it a second ago. A load that failed spends nothing.
 *
 * <p>The callers who share a budget pay for each other. One {@link RefreshableValue} uses a budget, under its lock.
 */
public final class ReloadBudget {
    private final Duration pause;
    private @Nullable Window spent;

    /**
     * Starts with a load to spend.
     *
     * @param pause the shortest time between two loads
     */
    public ReloadBudget(Duration pause) {
        this.pause = pause;
    }

    boolean isSpent(Instant now) {
        return spent != null && spent.includes(now);
    }

    void spend(Instant now) {
        spent = new Window(now, pause);
    }
}
