package io.github.psc4j.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentSessionTest {
    private static final int THREADS = 2;

    private final Logins logins = new Logins();
    private final PscSession one = logins.logIn();
    private final PscSession two = logins.logIn();
    private final CurrentSession current = new CurrentSession();
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        pool.shutdownNow();
        logins.provider.close();
    }

    private void assertNobodyIsLeftInThePool() throws Exception {
        CyclicBarrier everyThreadOnce = new CyclicBarrier(THREADS);
        List<Future<Optional<PscSession>>> seen = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            seen.add(pool.submit(() -> {
                everyThreadOnce.await(10, TimeUnit.MINUTES);
                return current.get();
            }));
        }
        for (Future<Optional<PscSession>> each : seen) {
            assertThat(each.get(10, TimeUnit.MINUTES)).isEmpty();
        }
    }

    @Test
    void nobody_is_there_unless_somebody_says_so() {
        assertThat(current.get()).isEmpty();
    }

    @Test
    void a_person_is_there_while_the_work_lasts() throws Exception {
        assertThat(current.call(one, current::get)).contains(one);
        assertThat(current.get()).isEmpty();
    }

    @Test
    void inner_work_for_another_person_gives_the_thread_back() {
        current.run(one, () -> {
            current.run(two, () -> assertThat(current.get()).contains(two));
            assertThat(current.get()).contains(one);
        });
        assertThat(current.get()).isEmpty();
    }

    @Test
    void a_person_does_not_outlive_work_that_fails() {
        assertThatThrownBy(() -> current.run(one, () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> current.call(one, () -> {
                    throw new java.io.IOException("broken");
                }))
                .isInstanceOf(java.io.IOException.class);
        assertThat(current.get()).isEmpty();
    }

    @Test
    void a_person_does_not_go_to_another_thread_by_itself() throws Exception {
        Future<Optional<PscSession>> seen = current.call(one, () -> pool.submit(current::get));
        assertThat(seen.get(10, TimeUnit.MINUTES)).isEmpty();
    }

    @Test
    void wrapped_work_takes_the_person_along_and_leaves_nobody_behind() throws Exception {
        Callable<Optional<PscSession>> work = current.call(one, () -> current.wrap(current::get));
        List<Optional<PscSession>> seen = new ArrayList<>();
        Runnable noting = current.call(
                two,
                () -> current.wrap(() -> {
                    seen.add(current.get());
                }));

        assertThat(pool.submit(work).get(10, TimeUnit.MINUTES)).contains(one);
        pool.submit(noting).get(10, TimeUnit.MINUTES);

        assertThat(seen).containsExactly(Optional.of(two));
        assertNobodyIsLeftInThePool();
    }

    @Test
    void wrapped_work_that_fails_leaves_nobody_behind() throws Exception {
        Runnable failing = current.call(
                one,
                () -> current.wrap((Runnable) () -> {
                    throw new IllegalStateException("broken");
                }));
        Future<?> failed = pool.submit(failing);

        assertThatThrownBy(() -> failed.get(10, TimeUnit.MINUTES)).hasCauseInstanceOf(IllegalStateException.class);
        assertNobodyIsLeftInThePool();
    }

    @Test
    void work_that_was_wrapped_for_nobody_does_not_borrow_the_person_of_its_thread() throws Exception {
        Callable<Optional<PscSession>> forNobody = current.wrap(current::get);

        assertThat(current.call(one, forNobody)).isEmpty();
        current.run(one, () -> {
            current.wrap((Runnable) () -> {}).run();
            assertThat(current.get()).contains(one);
        });
    }

    @Test
    void the_same_wrapped_work_runs_on_two_threads_at_once() throws Exception {
        CyclicBarrier both = new CyclicBarrier(THREADS);
        Callable<Optional<PscSession>> work = current.call(
                one,
                () -> current.wrap((Callable<Optional<PscSession>>) () -> {
                    both.await(10, TimeUnit.MINUTES);
                    return current.get();
                }));
        Future<Optional<PscSession>> first = pool.submit(work);
        Future<Optional<PscSession>> second = pool.submit(work);

        assertThat(first.get(10, TimeUnit.MINUTES)).contains(one);
        assertThat(second.get(10, TimeUnit.MINUTES)).contains(one);
        assertNobodyIsLeftInThePool();
    }

    @Test
    void each_stage_of_a_future_runs_for_the_person_who_began_it() throws Exception {
        CompletableFuture<List<Optional<PscSession>>> stages = current.call(
                one,
                () -> CompletableFuture.supplyAsync(current::get, current.wrap(pool))
                        .thenApplyAsync(first -> List.of(first, current.get()), current.wrap(pool)));

        assertThat(stages.get(10, TimeUnit.MINUTES)).first().isEqualTo(Optional.of(one));
        assertNobodyIsLeftInThePool();
    }

    @Test
    void two_programs_in_one_know_nothing_of_each_other() {
        CurrentSession other = new CurrentSession();
        current.run(one, () -> assertThat(other.get()).isEmpty());
    }
}
