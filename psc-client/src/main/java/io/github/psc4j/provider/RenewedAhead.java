package io.github.psc4j.provider;

import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document of the provider: loaded when first needed, by one thread however many want it; renewed off the calling
 * thread once it is old; served stale within a bound while the provider is down. A failure is remembered for a moment,
 * so that a dead provider is not asked once for every request.
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

    private final AtomicReference<@Nullable CompletableFuture<T>> flight = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> lastDemand = new AtomicReference<>();
    private volatile @Nullable Held<T> held;
    private volatile @Nullable Failure lastFailure;

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
        if (now == null || age(now.loadedAt()).compareTo(usableFor) >= 0) {
            return loadUnlessJustFailed();
        }
        if (age(now.loadedAt()).compareTo(renewAfter) >= 0 && !justFailed()) {
            CompletableFuture<T> mine = new CompletableFuture<>();
            if (flight.compareAndSet(null, mine)) {
                background.execute(() -> renewQuietly(mine));
            }
        }
        return now.value();
    }

    /**
     * Loads again on demand, at most once a window: however fresh the document is, the first demand is always heard, since
     * the provider may have changed it a second ago.
     */
    T reloadAtMostEvery(Duration window) {
        Instant now = clock.instant();
        Instant before = lastDemand.get();
        boolean mayLoad = before == null || Duration.between(before, now).compareTo(window) >= 0;
        if (mayLoad && lastDemand.compareAndSet(before, now)) {
            return loadUnlessJustFailed();
        }
        CompletableFuture<T> running = flight.get();
        return running == null ? get() : join(running);
    }

    private T loadUnlessJustFailed() {
        Failure failure = lastFailure;
        if (failure != null && justFailed()) {
            throw failure.cause();
        }
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> running = flight.compareAndExchange(null, mine);
        return running == null ? load(mine) : join(running);
    }

    private static <T> T join(CompletableFuture<T> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PscException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private boolean justFailed() {
        Failure failure = lastFailure;
        return failure != null && age(failure.at()).compareTo(RETRY_AFTER) < 0;
    }

    private T load(CompletableFuture<T> mine) {
        try {
            T value = loader.get();
            held = new Held<>(value, clock.instant());
            lastFailure = null;
            flight.set(null);
            mine.complete(value);
            return value;
        } catch (PscException e) {
            lastFailure = new Failure(e, clock.instant());
            flight.set(null);
            mine.completeExceptionally(e);
            throw e;
        } catch (Throwable e) {
            flight.set(null);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private void renewQuietly(CompletableFuture<T> mine) {
        try {
            T unused = load(mine);
        } catch (PscException e) {
            listener.onEvent(new PscEvent.ProviderStale(name, e.code()));
        }
    }

    private Duration age(Instant since) {
        return Duration.between(since, clock.instant());
    }
}
