package io.github.psc4j.internal.refresh;

import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that expires and is loaded again, by one thread at a time however many want it: the tokens of a session, a document of
 * the provider. Thread-safe.
 *
 * <ul>
 *   <li>Who has a usable value waits for nobody. Who has none waits for the load that is running, and takes its result, be it a
 *       value or a failure, each on its own thread.
 *   <li>A usable value is refreshed ahead of its end, off the calling thread. A refresh that only waits in a queue holds nobody up.
 *   <li>A load that failed replaces nothing, and is not repeated before the pause of {@link RecentFailure} is over.
 * </ul>
 *
 * <p>Every method that loads is given a loader, which makes a new value of the newest one. If the loader throws a {@link
 * PscLoginException}, it is final and not shared. Every other {@link PscException} is a failed load.
 *
 * @param <T> the type of the value; immutable, with a hash code of its own
 */
public final class RefreshableValue<T> {
    // Not private for the test that looks at them after concurrent runs.
    final ReentrantLock loading = new ReentrantLock();
    final AtomicBoolean queued = new AtomicBoolean();
    final RecentFailure recentFailure = new RecentFailure();

    private final Function<T, Lifetime> lifetime;
    private volatile @Nullable T value;

    /**
     * Builds it; loads nothing.
     *
     * @param first the value there is already, if any
     * @param lifetime tells how long a value can be used
     */
    public RefreshableValue(@Nullable T first, Function<T, Lifetime> lifetime) {
        this.value = first;
        this.lifetime = lifetime;
    }

    /**
     * Returns the newest value, usable or not.
     *
     * @return the value, or {@code null} if there has been none
     */
    public @Nullable T newest() {
        return value;
    }

    /**
     * Returns the newest value once no load is running; waits for one that is.
     *
     * @return the value, or {@code null} if there has been none
     */
    public @Nullable T settled() {
        loading.lock();
        try {
            return value;
        } finally {
            loading.unlock();
        }
    }

    /**
     * Returns a value that can be used for a while. If none lives that long, or the load fails, it returns one that can be used
     * now.
     *
     * @param clock tells the time
     * @param minValidity how long the value should be usable, not negative
     * @param loader makes a new value of the newest one
     * @return the value
     * @throws PscException the failure of the load, if no value can be used
     */
    public T get(Clock clock, Duration minValidity, UnaryOperator<@Nullable T> loader) {
        T seen = value;
        if (seen != null && lifetime.apply(seen).suffices(clock.instant(), minValidity)) {
            return seen;
        }
        loading.lock();
        try {
            T newest = value;
            // Whoever waited here takes what the thread before it loaded.
            return newest != null && newest != seen && isUsable(newest, clock) ? newest : loadOrKeep(clock, loader);
        } finally {
            loading.unlock();
        }
    }

    /**
     * Loads a value on demand, whether or not the newest one is usable.
     *
     * @param budget tells whether this demand counts
     * @param clock tells the time
     * @param loader makes a new value of the newest one
     * @return the new value; the newest one, usable or not, if the budget is spent
     * @throws PscException the failure of the load
     */
    public T reload(ReloadBudget budget, Clock clock, UnaryOperator<@Nullable T> loader) {
        loading.lock();
        try {
            T newest = value;
            if (newest != null && budget.isSpent(clock.instant())) {
                return newest;
            }
            T next = load(clock, loader);
            budget.spend(clock.instant());
            return next;
        } finally {
            loading.unlock();
        }
    }

    /**
     * Tells whether it is time to refresh a value ahead of its end.
     *
     * @param value the value
     * @param clock tells the time
     * @return whether it is time
     */
    public boolean isRefreshDue(T value, Clock clock) {
        return lifetime.apply(value).isRefreshDue(clock.instant(), value.hashCode());
    }

    /**
     * Refreshes the newest value off the calling thread, if that is due: once, however many want it, and not during the pause
     * after a failure. A value that another thread loads meanwhile is not refreshed again. Whoever comes next is told of a failure.
     *
     * @param due tells of the newest value whether to refresh it
     * @param clock tells the time
     * @param background runs the load
     * @param loader makes a new value of the newest one
     * @return {@code false} if the background did not take the load
     */
    public boolean refreshAhead(Predicate<T> due, Clock clock, Executor background, UnaryOperator<@Nullable T> loader) {
        T seen = value;
        if (seen == null || !due.test(seen)) {
            return true;
        }
        if (recentFailure.at(clock.instant()) != null || !queued.compareAndSet(false, true)) {
            return true;
        }
        try {
            background.execute(() -> {
                try {
                    refresh(seen, clock, loader);
                } finally {
                    queued.set(false);
                }
            });
            return true;
        } catch (RuntimeException | Error e) {
            // A pool that is full or closed, or no thread left: the value is still usable, and the next call tries
            // again.
            queued.set(false);
            return false;
        }
    }

    /**
     * Puts a value in place in the middle of a load that may still fail. Only from within the loader.
     *
     * @param partial the value
     */
    public void keep(T partial) {
        if (!loading.isHeldByCurrentThread()) {
            throw new IllegalStateException("only a loader changes the value");
        }
        value = partial;
    }

    private void refresh(T seen, Clock clock, UnaryOperator<@Nullable T> loader) {
        loading.lock();
        try {
            if (value == seen) {
                T unused = load(clock, loader);
            }
        } catch (PscException e) {
            // It is remembered: whoever comes next is told.
        } finally {
            loading.unlock();
        }
    }

    private T loadOrKeep(Clock clock, UnaryOperator<@Nullable T> loader) {
        try {
            return load(clock, loader);
        } catch (PscLoginException e) {
            throw e;
        } catch (PscException e) {
            T newest = value;
            if (newest != null && isUsable(newest, clock)) {
                return newest;
            }
            throw e;
        }
    }

    private T load(Clock clock, UnaryOperator<@Nullable T> loader) {
        PscException recent = recentFailure.at(clock.instant());
        if (recent != null) {
            throw recent;
        }
        try {
            T next = loader.apply(value);
            value = next;
            recentFailure.forget();
            return next;
        } catch (PscLoginException e) {
            throw e;
        } catch (PscException e) {
            recentFailure.remember(e, clock.instant());
            throw e;
        }
    }

    private boolean isUsable(T value, Clock clock) {
        return lifetime.apply(value).includes(clock.instant());
    }
}
