package io.github.psc4j.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshableValueTest {
    private record Thing(int number, Instant from, Instant to) {}

    private final FakeClock clock = new FakeClock();
    private final AtomicInteger made = new AtomicInteger();
    private final RefreshableValue<Thing> things =
            new RefreshableValue<>(null, thing -> new TokenLifetime(thing.from(), thing.to()));

    private Thing make() {
        Instant now = clock.instant();
        return new Thing(made.incrementAndGet(), now, now.plusSeconds(120));
    }

    private int get() {
        return things.get(clock, Duration.ofSeconds(20), old -> make()).number();
    }

    private boolean refreshAhead(java.util.concurrent.Executor executor) {
        return things.refreshAhead(thing -> true, clock, executor, old -> make());
    }

    @Test
    void there_is_nothing_at_first_and_nothing_to_refresh() {
        assertThat(things.newest()).isNull();
        assertThat(things.settled()).isNull();
        assertThat(refreshAhead(Runnable::run)).isTrue();
        assertThat(made).hasValue(0);
    }

    @Test
    void the_background_refreshes_again_and_again_and_every_thread_comes_in_afterwards() throws Exception {
        get();
        for (int i = 2; i < 5; i++) {
            assertThat(refreshAhead(Runnable::run)).isTrue();
            assertThat(made).hasValue(i);
        }
        Thing settled = CompletableFuture.supplyAsync(things::settled).get(10, TimeUnit.MINUTES);
        assertThat(settled.number()).isEqualTo(4);
        assertThat(things.settled().number()).isEqualTo(4);
        clock.advance(Duration.ofMinutes(3));
        assertThat(CompletableFuture.supplyAsync(this::get).get(10, TimeUnit.MINUTES))
                .isEqualTo(5);
    }

    @Test
    void what_is_queued_or_has_just_failed_is_not_queued_again_and_a_refusal_is_said() {
        get();
        assertThat(refreshAhead(task -> {})).isTrue();
        assertThat(refreshAhead(Runnable::run)).as("it is queued").isTrue();
        assertThat(made).hasValue(1);

        RefreshableValue<Thing> other =
                new RefreshableValue<>(make(), thing -> new TokenLifetime(thing.from(), thing.to()));
        assertThat(other.refreshAhead(
                        thing -> true,
                        clock,
                        task -> {
                            throw new IllegalStateException("full");
                        },
                        old -> make()))
                .isFalse();
        assertThat(other.refreshAhead(thing -> true, clock, Runnable::run, old -> {
                    throw new PscProviderException(ErrorCode.PROVIDER_TIMEOUT, "no response");
                }))
                .isTrue();
        assertThat(other.refreshAhead(thing -> true, clock, Runnable::run, old -> make()))
                .as("just after a failure")
                .isTrue();
        assertThat(made).hasValue(2);
    }

    @Test
    void a_failure_is_shared_from_its_own_time_on_and_no_longer_than_a_moment() {
        PscProviderException failure = new PscProviderException(ErrorCode.PROVIDER_TIMEOUT, "no response");
        for (int second = 0; second < 5; second++) {
            assertThatThrownBy(() -> things.get(clock, Duration.ZERO, old -> {
                        made.incrementAndGet();
                        throw failure;
                    }))
                    .isSameAs(failure);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(made).hasValue(1);
        assertThat(get()).isEqualTo(2);
    }

    @Test
    void an_end_is_not_kept_as_a_failure() {
        PscLoginException end = new PscLoginException(ErrorCode.SESSION_ENDED, "over");
        assertThatThrownBy(() -> things.get(clock, Duration.ZERO, old -> {
                    throw end;
                }))
                .isSameAs(end);
        assertThat(get()).isEqualTo(1);
    }

    @Test
    void only_a_loader_puts_a_value_in_place() {
        assertThatThrownBy(() -> things.keep(make())).isInstanceOf(IllegalStateException.class);
    }
}
