package io.github.psc4j.internal.refresh;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what must not be broken off half-way: a refresh token is spent at the provider whether or not somebody still waits for the
 * response, and the response has the next one. A caller who is interrupted waits on, within the deadline of the call, and is
 * interrupted afterwards.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /**
     * Runs a task on a thread of its own, which nobody interrupts, and waits for it.
     *
     * @param task the task; bounded in time by itself
     * @param <T> what it gives
     * @return what it gives
     */
    public static <T> T call(Supplier<T> task) {
        FutureTask<T> future = new FutureTask<>(task::get);
        Thread thread = new Thread(future, "psc-call");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
