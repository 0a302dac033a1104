package io.github.psc4j.internal.metadata;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.refresh.DocumentLifetime;
import io.github.psc4j.internal.refresh.RefreshableValue;
import io.github.psc4j.internal.refresh.ReloadBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A document that a server publishes: loaded when first needed, refreshed off the calling thread once it is old, and served stale
 * within a bound while the server is down, which the listener is told. Thread-safe.
 *
 * @param <T> what is read from the document; immutable
 */
final class PublishedDocument<T> {
    private final String name;
    private final Supplier<T> reader;
    private final Duration refreshAfter;
    private final Duration usableFor;
    private final Clock clock;
    private final Executor background;
    private final PscEventListener listener;
    private final RefreshableValue<Loaded<T>> newest = new RefreshableValue<>(null, loaded -> loaded.lifetime);

    /** Not a record: to hash all keys of a set for every token would cost more than it spreads. */
    private static final class Loaded<T> {
        private final T content;
        private final DocumentLifetime lifetime;

        private Loaded(T content, DocumentLifetime lifetime) {
            this.content = content;
            this.lifetime = lifetime;
        }
    }

    PublishedDocument(
            String name,
            Supplier<T> reader,
            Duration refreshAfter,
            Duration usableFor,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this.name = name;
        this.reader = reader;
        this.refreshAfter = refreshAfter;
        this.usableFor = usableFor;
        this.clock = clock;
        this.background = background;
        this.listener = listener;
    }

    T get() {
        Loaded<T> loaded = newest.get(clock, Duration.ZERO, before -> load());
        boolean taken = newest.refreshAhead(
                held -> newest.isRefreshDue(held, clock), clock, background, before -> loadOrTell());
        if (!taken) {
            listener.onEvent(new PscEvent.ProviderStale(name, ErrorCode.REFRESH_NOT_RUN));
        }
        return loaded.content;
    }

    /** Loads it again on demand, within a budget. */
    T reload(ReloadBudget budget) {
        return newest.reload(budget, clock, before -> load()).content;
    }

    /** A document that cannot be used is a failed load: the reader throws, and the one before stays. */
    private Loaded<T> load() {
        T content = reader.get();
        return new Loaded<>(content, new DocumentLifetime(clock.instant(), refreshAfter, usableFor));
    }

    private Loaded<T> loadOrTell() {
        try {
            return load();
        } catch (PscException e) {
            listener.onEvent(new PscEvent.ProviderStale(name, e.code()));
            throw e;
        }
    }
}
