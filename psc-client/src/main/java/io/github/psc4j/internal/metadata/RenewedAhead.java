package io.github.psc4j.internal.metadata;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document of the provider: loaded when first needed, by one thread however many want it; renewed off the calling
 * thread once it is old; served stale within a bound while the provider is down. A failure is remembered for a moment,
 * so that a dead provider is not asked once for every request.
 *
 * <p>Threads wait only for a load that is running: a renewal that is queued in somebody's pool holds nobody up. A clock
 * that is set back makes the document old, never eternal.
 */
final class RenewedAhead<T> {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<T> loader;
    private final Duration renewAfter;
    private final Duration usableFor;
    private final Clock clock;
    private final Executor background;
    private final PscEventListener listener;

    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicBoolean renewalQueued = new AtomicBoolean();
    private volatile @Nullable Held<T> held;
    private volatile @Nullable Failure lastFailure;
    private @Nullable Instant lastDemand; // Guarded by loading.

    private record Held<T>(T value, Instant loadedAt) {}

    private record Failure(PscException cause, Instant at) {}

    RenewedAhead(
            String name,
            Supplier<T> loader,
            Duration renewAfter,
            Duration usableFor,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this.name = name;
        this.loader = loader;
        this.renewAfter = renewAfter;
        this.usableFor = usableFor;
        this.clock = clock;
        this.background = background;
        this.listener = listener;
    }

    T get() {
        Held<T> now = held;
        if (now == null || !within(now.loadedAt(), usableFor)) {
            return loadUnlessYoungerThan(usableFor);
        }
        if (!within(now.loadedAt(), renewAfter) && failure() == null) {
            queueRenewal();
        }
        return now.value();
    }

    /**
     * Loads again on demand, at most once a window: however fresh the document is, the first demand is always heard, since
     * the provider may have changed it a second ago. A demand that failed is not counted.
     */
    T reloadAtMostEvery(Duration window) {
        loading.lock();
        try {
            Held<T> now = held;
            if (now != null && lastDemand != null && within(lastDemand, window)) {
                return now.value();
            }
            T value = load();
            lastDemand = clock.instant();
            return value;
        } finally {
            loading.unlock();
        }
    }

    private T loadUnlessYoungerThan(Duration age) {
        loading.lock();
        try {
            Held<T> now = held;
            return now != null && within(now.loadedAt(), age) ? now.value() : load();
        } finally {
            loading.unlock();
        }
    }

    private T load() {
        Failure failure = failure();
        if (failure != null) {
            throw failure.cause();
        }
        try {
            T value = loader.get();
            held = new Held<>(value, clock.instant());
            lastFailure = null;
            return value;
        } catch (PscException e) {
            lastFailure = new Failure(e, clock.instant());
            throw e;
        }
    }

    private void queueRenewal() {
        if (!renewalQueued.compareAndSet(false, true)) {
            return;
        }
        try {
            background.execute(this::renewQuietly);
        } catch (RuntimeException | Error e) {
            // A pool that is full or closed, or no thread left: the document is still usable, and the next call tries
            // again.
            renewalQueued.set(false);
            listener.onEvent(new PscEvent.ProviderStale(name, ErrorCode.RENEWAL_NOT_RUN));
        }
    }

    private void renewQuietly() {
        try {
            T unused = loadUnlessYoungerThan(renewAfter);
        } catch (PscException e) {
            listener.onEvent(new PscEvent.ProviderStale(name, e.code()));
        } finally {
            renewalQueued.set(false);
        }
    }

    private @Nullable Failure failure() {
        Failure failure = lastFailure;
        return failure != null && within(failure.at(), RETRY_AFTER) ? failure : null;
    }

    private boolean within(Instant since, Duration duration) {
        Duration age = Duration.between(since, clock.instant());
        return !age.isNegative() && age.compareTo(duration) < 0;
    }
}
