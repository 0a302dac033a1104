package io.github.psc4j.internal.wiring;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where refreshes run unless the application says: on daemon threads, so that nobody has to close anything. */
final class BackgroundThreads {
    private static final int THREADS = 8;
    private static final int QUEUE = 1000;
    private static final long IDLE_SECONDS = 10;

    private BackgroundThreads() {}

    /** Threads that end when there is nothing to do; bounded in number and in queue. */
    static Executor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "psc-refresh");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** A thread for each task, where tasks are rare: some in an hour. */
    static Executor threadPerTask() {
        return task -> {
            Thread thread = new Thread(task, "psc-api-refresh");
            thread.setDaemon(true);
            thread.start();
        };
    }
}
