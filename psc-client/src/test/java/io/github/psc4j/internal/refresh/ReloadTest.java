package io.github.psc4j.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A document that is loaded on demand, within a budget. */
class ReloadTest {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private record Document(int number, Instant loadedAt) {}

    private final FakeClock clock = new FakeClock();
    private final AtomicInteger loads = new AtomicInteger();
    private final ReloadBudget budget = new ReloadBudget(PAUSE);
    private final RefreshableValue<Document> documents = new RefreshableValue<>(
            null, document -> new DocumentLifetime(document.loadedAt(), Duration.ofMinutes(15), Duration.ofDays(1)));

    private Document load(@Nullable Document before) {
        return new Document(loads.incrementAndGet(), clock.instant());
    }

    private Document fail(@Nullable Document before) {
        loads.incrementAndGet();
        throw new PscProviderException(ErrorCode.PROVIDER_STATUS, "503");
    }

    private int get() {
        return documents.get(clock, Duration.ZERO, this::load).number();
    }

    private int reload() {
        return documents.reload(budget, clock, this::load).number();
    }

    @Test
    void the_first_demand_counts_however_fresh_the_document_is_and_the_next_after_the_pause() {
        assertThat(get()).isEqualTo(1);
        assertThat(reload()).isEqualTo(2);
        assertThat(reload()).isEqualTo(2);
        clock.advance(PAUSE.minusNanos(1));
        assertThat(reload()).isEqualTo(2);
        clock.advance(Duration.ofNanos(1));
        assertThat(reload()).isEqualTo(3);
        assertThat(get()).isEqualTo(3);
    }

    @Test
    void a_demand_of_another_budget_counts_by_itself() {
        ReloadBudget other = new ReloadBudget(PAUSE);
        reload();

        assertThat(documents.reload(other, clock, this::load).number()).isEqualTo(2);
        assertThat(documents.reload(other, clock, this::load).number()).isEqualTo(2);
        assertThat(reload()).isEqualTo(2);
    }

    @Test
    void a_demand_that_failed_spends_nothing_and_replaces_nothing() {
        get();
        assertThatThrownBy(() -> documents.reload(budget, clock, this::fail)).hasMessageStartingWith("PSC-2003");
        assertThat(get()).as("the one before").isEqualTo(1);
        assertThatThrownBy(this::reload).as("in the pause after a failure").hasMessageStartingWith("PSC-2003");
        assertThat(loads).hasValue(2);

        clock.advance(Duration.ofSeconds(5));
        assertThat(reload()).isEqualTo(3);
    }

    @Test
    void a_clock_that_is_set_back_gives_a_demand_back() {
        reload();
        clock.advance(Duration.ofHours(-1));

        assertThat(reload()).isEqualTo(2);
    }

    @Test
    void who_has_a_usable_document_does_not_wait_for_a_load_that_hangs() throws Exception {
        get();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Document> hanging =
                CompletableFuture.supplyAsync(() -> documents.reload(budget, clock, before -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                    return load(before);
                }));
        assertThat(begun.await(10, TimeUnit.MINUTES)).isTrue();

        assertThat(get()).isEqualTo(1);
        assertThat(documents.loading.isLocked()).isTrue();

        goOn.countDown();
        assertThat(hanging.get(10, TimeUnit.MINUTES).number()).isEqualTo(2);
        assertThat(documents.loading.isLocked()).isFalse();
        assertThat(get()).isEqualTo(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
