package io.github.psc4j.internal.refresh;

import java.time.Duration;
import java.time.Instant;

/** When a value can be used, and when it is time to refresh it. Immutable. */
public interface Lifetime {
    /**
     * Tells whether the value can be used.
     *
     * @param now the time
     * @return whether it can be used now
     */
    boolean includes(Instant now);

    /**
     * Tells whether a value can be used for a while, or is so new that no other would live longer.
     *
     * @param now the time
     * @param minValidity how long it has to be usable from now on
     * @return whether a caller takes it
     */
    boolean suffices(Instant now, Duration minValidity);

    /**
     * Tells whether it is time to refresh a usable value ahead of its end.
     *
     * @param now the time
     * @param spread any number that stays the same for the same value: not all values fall due at once
     * @return whether it is time
     */
    boolean isRefreshDue(Instant now, int spread);
}
