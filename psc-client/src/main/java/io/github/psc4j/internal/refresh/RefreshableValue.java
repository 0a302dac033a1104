package io.github.psc4j.internal.refresh;

import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that wears out and is renewed by one thread at a time, however many ask: those who wait meanwhile take what the
 * one before them got, be it a new value or a failure, each on its own thread. Thread-safe.
 *
 * @param <T> what is renewed; immutable, with a hash code of its own
 */
public final class RefreshableValue<T> {
    private final Function<T, Lifetime> lifetime;
    private final ReentrantLock renewing = new ReentrantLock();
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile @Nullable T value;
    private volatile @Nullable Failure lastFailure;

    private record Failure(PscException cause, Instant at) {}

    /**
     * Begins.
     *
     * @param first what there is already, if anything
     * @param lifetime tells from when to when a value can be used
     */
    public RefreshableValue(@Nullable T first, Function<T, Lifetime> lifetime) {
        this.value = first;
        this.lifetime = lifetime;
    }

    /**
     * The newest value, good or not.
     *
     * @return the value, or {@code null} if there has been none
     */
    public @Nullable T newest() {
        return value;
    }

    /**
     * The newest value once no renewal is under way; waits for one that is.
     *
     * @return the value, or {@code null} if there has been none
     */
    public @Nullable T settled() {
        renewing.lock();
        try {
            return value;
        } finally {
            renewing.unlock();
        }
    }

    /**
     * A value that lasts for a while. If none lasts that long, or renewing fails at this moment, one that is good now.
     *
     * @param clock tells what is good
     * @param wanted how long it should last, not negative
     * @param renewal gets a new value for the newest one. A {@link PscLoginException} of it is final; any other failure is
     *     shared for {@link Lifetime#NEW} by those who ask
     * @return the value
     * @throws PscException what the renewal throws, if there is no good value
     */
    public T lastingFor(Clock clock, Duration wanted, UnaryOperator<@Nullable T> renewal) {
        T seen = value;
        if (seen != null && lifetime.apply(seen).suffices(clock.instant(), wanted)) {
            return seen;
        }
        renewing.lock();
        try {
            T newest = value;
            // Whoever waited here takes what the one before got.
            return newest != null && newest != seen && isGood(newest, clock) ? newest : renewOrKeep(clock, renewal);
        } finally {
            renewing.unlock();
        }
    }

    /**
     * Whether a value is good, but soon no longer.
     *
     * @param value the value
     * @param clock tells
     * @return whether it is time to renew it in the background
     */
    public boolean isLate(T value, Clock clock) {
        return lifetime.apply(value).isLate(clock.instant(), value.hashCode());
    }

    /**
     * Renews the newest value off the calling thread, if that is due: once, however many ask, and not just after a failure.
     *
     * @param due judges the newest value; what somebody else renews meanwhile is not renewed again
     * @param clock tells what has just failed
     * @param background runs the renewal
     * @param renewal as above; whoever asks next is told of its failure
     * @return {@code false} if the background did not take it
     */
    public boolean renewInBackground(
            Predicate<T> due, Clock clock, Executor background, UnaryOperator<@Nullable T> renewal) {
        T seen = value;
        if (seen == null || !due.test(seen)) {
            return true;
        }
        if (recentFailure(clock) != null || !queued.compareAndSet(false, true)) {
            return true;
        }
        try {
            background.execute(() -> {
                try {
                    renewUnlessRenewed(seen, clock, renewal);
                } finally {
                    queued.set(false);
                }
            });
            return true;
        } catch (RuntimeException | Error e) {
            // A pool that is full or closed, or no thread left: the value is still good, and the next call tries again.
            queued.set(false);
            return false;
        }
    }

    /**
     * Puts a value in place in the middle of a renewal that may still fail. Only from within the renewal.
     *
     * @param partial the value
     */
    public void keep(T partial) {
        if (!renewing.isHeldByCurrentThread()) {
            throw new IllegalStateException("only a renewal changes the value");
        }
        value = partial;
    }

    private void renewUnlessRenewed(T seen, Clock clock, UnaryOperator<@Nullable T> renewal) {
        renewing.lock();
        try {
            if (value == seen) {
                T unused = renewOrKeep(clock, renewal);
            }
        } catch (PscException e) {
            // Whoever asks next is told.
        } finally {
            renewing.unlock();
        }
    }

    private T renewOrKeep(Clock clock, UnaryOperator<@Nullable T> renewal) {
        try {
            Failure recent = recentFailure(clock);
            if (recent != null) {
                throw recent.cause();
            }
            T next = renewal.apply(value);
            value = next;
            lastFailure = null;
            return next;
        } catch (PscLoginException e) {
            throw e;
        } catch (PscException e) {
            Failure recent = lastFailure;
            if (recent == null || recent.cause() != e) {
                lastFailure = new Failure(e, clock.instant());
            }
            T newest = value;
            if (newest != null && isGood(newest, clock)) {
                return newest;
            }
            throw e;
        }
    }

    private boolean isGood(T value, Clock clock) {
        return lifetime.apply(value).includes(clock.instant());
    }

    private @Nullable Failure recentFailure(Clock clock) {
        Failure failure = lastFailure;
        Instant now = clock.instant();
        return failure != null
                        && !now.isBefore(failure.at())
                        && now.isBefore(failure.at().plus(Lifetime.NEW))
                ? failure
                : null;
    }
}
