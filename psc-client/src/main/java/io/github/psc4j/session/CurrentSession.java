package io.github.psc4j.session;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The person on whose behalf a thread works, for programs without a framework that knows it. One object for the whole
 * program: given to the HTTP clients, it tells them whose token to send.
 *
 * <pre>{@code
 * CurrentSession current = new CurrentSession();
 * HttpClient http = PropagatingHttpClient.of(TargetHttpClient.of(psc.propagation()), psc.propagation(), current);
 *
 * current.run(session, () -> {                                          // this person, on this thread, until here ends
 *     http.send(request, BodyHandlers.ofString());
 *     pool.submit(current.wrap(() -> http.send(request, BodyHandlers.ofString())));      // and on that one
 *     CompletableFuture.supplyAsync(this::read, current.wrap(pool));
 * });
 * }</pre>
 *
 * <p>A person goes to another thread only where {@code wrap} says so. A thread is left as it was found, whatever the work on
 * it did, so that a pool never keeps a person; and work that was wrapped where nobody was logged in runs for nobody, even on a
 * thread that works for somebody. Thread-safe.
 */
public final class CurrentSession implements Supplier<Optional<PscSession>> {
    // Not static: two of these, for two clients of PSC in one program, know nothing of each other.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable PscSession> current = new ThreadLocal<>();

    /** Nobody, on every thread. */
    public CurrentSession() {}

    /**
     * The session of the person on whose behalf this thread works now.
     *
     * @return the session, or empty if it works for nobody
     */
    @Override
    public Optional<PscSession> get() {
        return Optional.ofNullable(current.get());
    }

    /**
     * Works for a person, on this thread.
     *
     * @param session whose session; also where another person's was in force
     * @param work what to do
     */
    public void run(PscSession session, Runnable work) {
        Arguments.refuseNull(session, "session");
        Arguments.refuseNull(work, "work");
        within(session, work);
    }

    /**
     * Works for a person, on this thread.
     *
     * @param session whose session; also where another person's was in force
     * @param work what to do
     * @param <T> what it gives
     * @return what the work gives
     * @throws Exception what the work throws
     */
    public <T> T call(PscSession session, Callable<T> work) throws Exception {
        Arguments.refuseNull(session, "session");
        Arguments.refuseNull(work, "work");
        return within(session, work);
    }

    /**
     * Takes the person of this thread along to the one on which the work will run.
     *
     * @param work what to do later or elsewhere
     * @return the same work, for the person of the thread that called this method; it may run several times, and at once
     */
    public Runnable wrap(Runnable work) {
        Arguments.refuseNull(work, "work");
        PscSession person = current.get();
        return () -> within(person, work);
    }

    /**
     * Takes the person of this thread along to the one on which the work will run.
     *
     * @param work what to do later or elsewhere
     * @param <T> what it gives
     * @return the same work, for the person of the thread that called this method; it may run several times, and at once
     */
    public <T> Callable<T> wrap(Callable<T> work) {
        Arguments.refuseNull(work, "work");
        PscSession person = current.get();
        return () -> within(person, work);
    }

    /**
     * Takes the person along with each task that is handed over, for example by {@code CompletableFuture.supplyAsync}.
     *
     * @param executor a pool, or one virtual thread a task
     * @return runs each task there, for the person of the thread that handed it over
     */
    public Executor wrap(Executor executor) {
        Arguments.refuseNull(executor, "executor");
        return task -> executor.execute(wrap(task));
    }

    private void within(@Nullable PscSession person, Runnable work) {
        PscSession before = current.get();
        set(person);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    private <T> T within(@Nullable PscSession person, Callable<T> work) throws Exception {
        PscSession before = current.get();
        set(person);
        try {
            return work.call();
        } finally {
            set(before);
        }
    }

    private void set(@Nullable PscSession person) {
        if (person == null) {
            current.remove();
        } else {
            current.set(person);
        }
    }
}
