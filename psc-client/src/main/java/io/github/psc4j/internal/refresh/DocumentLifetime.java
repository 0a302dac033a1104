package io.github.psc4j.internal.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * The lifetime of a document whose publisher states no end: it is refreshed at a fixed age, and used past that age while it
 * cannot be refreshed, up to a bound. A clock that is set back makes a document old, never eternal.
 *
 * @param loadedAt when it was loaded
 * @param refreshAfter the age at which it is time to load it again
 * @param usableFor the age at which it is used no more
 */
public record DocumentLifetime(Instant loadedAt, Duration refreshAfter, Duration usableFor) implements Lifetime {
    @Override
    public boolean includes(Instant now) {
        return new Window(loadedAt, usableFor).includes(now);
    }

    @Override
    public boolean suffices(Instant now, Duration minValidity) {
        return includes(now) && includes(now.plus(minValidity));
    }

    @Override
    public boolean isRefreshDue(Instant now, int spread) {
        return !new Window(loadedAt, refreshAfter).includes(now);
    }
}
