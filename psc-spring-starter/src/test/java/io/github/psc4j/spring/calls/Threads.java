package io.github.psc4j.spring.calls;

import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** The ways in which an application does its work on some thread, for a person or for nobody, each as the README says. */
final class Threads implements AutoCloseable {
    /** One way. */
    interface Way {
        Object run(Optional<PscSession> person, Callable<Object> work, Optional<Mono<?>> reactive) throws Exception;
    }

    record Named(String name, Way way) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final CurrentPscSession current;
    private final CallsApplication.AsyncWork async;
    private final TaskScheduler scheduler;
    final ExecutorService pool = Executors.newFixedThreadPool(2);

    Threads(CurrentPscSession current, CallsApplication.AsyncWork async, TaskScheduler scheduler) {
        this.current = current;
        this.async = async;
        this.scheduler = scheduler;
    }

    /** All but virtual threads where Java has none. */
    List<Named> ways() {
        List<Named> ways = new ArrayList<>(List.of(
                new Named("caller", (person, work, reactive) -> as(person, work)),
                new Named("@Async", (person, work, reactive) -> get(as(person, () -> async.run(work)))),
                new Named(
                        "pool",
                        (person, work, reactive) -> get(this.<Object>as(person, () -> {
                            FutureTask<Object> task = new FutureTask<>(work);
                            current.wrap(pool).execute(task);
                            return task;
                        }))),
                new Named(
                        "CompletableFuture",
                        (person, work, reactive) -> get(as(
                                person,
                                () -> CompletableFuture.runAsync(() -> {}, current.wrap(pool))
                                        .thenApplyAsync(nothing -> unchecked(work), current.wrap(pool))))),
                new Named("Reactor", this::inReactor),
                new Named("schedule", (person, work, reactive) -> {
                    FutureTask<Object> task = new FutureTask<>(() -> as(person, work));
                    scheduler.schedule(task, Instant.EPOCH);
                    return get(task);
                })));
        if (Runtime.version().feature() >= 21) {
            ways.add(new Named(
                    "virtual thread",
                    (person, work, reactive) -> get(this.<Object>as(person, () -> {
                        FutureTask<Object> task = new FutureTask<>(work);
                        startVirtualThread(current.wrap(task));
                        return task;
                    }))));
        }
        return List.copyOf(ways);
    }

    private Object inReactor(Optional<PscSession> person, Callable<Object> work, Optional<Mono<?>> reactive)
            throws Exception {
        Mono<?> mono;
        if (reactive.isPresent()) {
            Context context = person.map(session -> ReactiveSecurityContextHolder.withAuthentication(
                            CurrentPscSession.authenticationOf(session)))
                    .orElse(Context.empty());
            mono = reactive.get().subscribeOn(Schedulers.parallel()).contextWrite(context);
        } else {
            mono = Mono.fromCallable(as(person, () -> current.wrap(work))).subscribeOn(Schedulers.boundedElastic());
        }
        return mono.toFuture().get(10, TimeUnit.MINUTES);
    }

    private <T> T as(Optional<PscSession> person, Callable<T> work) throws Exception {
        return person.isPresent() ? current.call(person.get(), work) : work.call();
    }

    private static Object get(Object future) throws Exception {
        return ((java.util.concurrent.Future<?>) future).get(10, TimeUnit.MINUTES);
    }

    private static Object unchecked(Callable<Object> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static void startVirtualThread(Runnable task) throws IllegalAccessException, NoSuchMethodException {
        try {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
