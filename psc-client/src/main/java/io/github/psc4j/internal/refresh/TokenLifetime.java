package io.github.psc4j.internal.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * The lifetime of a token, whose end the issuer stated.
 *
 * @param from when it was requested
 * @param to when it expires
 */
public record TokenLifetime(Instant from, Instant to) implements Lifetime {
    /** How long a new token is not refreshed again: the next one would hardly live longer. */
    public static final Duration NEW = Duration.ofSeconds(5);

    private static final int PARTS = 1024;

    @Override
    public boolean includes(Instant now) {
        return to.isAfter(now);
    }

    @Override
    public boolean suffices(Instant now, Duration minValidity) {
        return (isNew(now) && includes(now)) || includes(now.plus(minValidity));
    }

    /** In its last quarter, or up to an eighth earlier, so that tokens of one moment are not refreshed at one moment. */
    @Override
    public boolean isRefreshDue(Instant now, int spread) {
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
