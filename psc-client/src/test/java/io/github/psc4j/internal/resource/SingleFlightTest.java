package io.github.psc4j.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private final SingleFlight<String, Integer> flights = new SingleFlight<>();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        pool.shutdownNow();
    }

    private void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void other_keys_do_not_wait() throws Exception {
        Future<Integer> slow = pool.submit(() -> flights.share("one", () -> {
            begun.countDown();
            await(goOn);
            return 1;
        }));
        await(begun);
        assertThat(flights.share("two", () -> 2)).isEqualTo(2);
        goOn.countDown();
        assertThat(slow.get(10, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    void what_fails_is_tried_by_those_who_waited_and_is_not_remembered() throws Exception {
        Future<Integer> failing = pool.submit(() -> flights.share("one", () -> {
            begun.countDown();
            await(goOn);
            throw new IllegalStateException("failed");
        }));
        await(begun);
        AtomicInteger tried = new AtomicInteger();
        Future<Integer> waiting = pool.submit(() -> flights.share("one", tried::incrementAndGet));
        goOn.countDown();
        assertThatThrownBy(() -> failing.get(10, TimeUnit.MINUTES)).hasRootCauseMessage("failed");
        assertThat(waiting.get(10, TimeUnit.MINUTES)).isEqualTo(1);
        assertThat(flights.share("one", () -> 3)).isEqualTo(3);
    }

    @Test
    void the_next_call_does_the_work_again() {
        AtomicInteger count = new AtomicInteger();
        assertThat(flights.share("one", count::incrementAndGet)).isEqualTo(1);
        assertThat(flights.share("one", count::incrementAndGet)).isEqualTo(2);
    }
}
