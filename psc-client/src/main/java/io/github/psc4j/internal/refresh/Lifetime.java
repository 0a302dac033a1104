package io.github.psc4j.internal.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * From when to when something can be used.
 *
 * @param from when it was asked for
 * @param to when it is over
 */
public record Lifetime(Instant from, Instant to) {
    /** How long something new is not renewed again: it would hardly last longer. */
    public static final Duration NEW = Duration.ofSeconds(5);

    private static final int PARTS = 1024;

    boolean includes(Instant instant) {
        return to.isAfter(instant);
    }

    /** Whether it lasts as long as is wanted, or is so new that no other would last longer. */
    boolean suffices(Instant now, Duration wanted) {
        return (isNew(now) && includes(now)) || includes(now.plus(wanted));
    }

    /**
     * Whether it is good and time to renew it: in its last quarter, or up to an eighth earlier, so that what began together is
     * not renewed together.
     *
     * @param spread any number that stays the same for the same thing
     */
    boolean isLate(Instant now, int spread) {
        Duration whole = Duration.between(from, to);
        Duration early =
                whole.dividedBy(8).multipliedBy(Math.floorMod(spread, PARTS)).dividedBy(PARTS);
        return includes(now)
                && !isNew(now)
                && !now.isBefore(to.minus(whole.dividedBy(4)).minus(early));
    }

    private boolean isNew(Instant now) {
        return now.isBefore(from.plus(NEW));
    }
}
