package io.github.psc4j.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentLifetimeTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final DocumentLifetime DOCUMENT = new DocumentLifetime(START, HOUR, DAY);

    @Test
    void is_usable_up_to_its_bound_and_no_longer() {
        assertThat(DOCUMENT.includes(START)).isTrue();
        assertThat(DOCUMENT.includes(START.plus(DAY).minusNanos(1))).isTrue();
        assertThat(DOCUMENT.includes(START.plus(DAY))).isFalse();
    }

    @Test
    void is_due_from_its_age_on_whatever_the_spread() {
        assertThat(IntStream.range(-2000, 2000))
                .noneMatch(spread -> DOCUMENT.isRefreshDue(START.plus(HOUR).minusNanos(1), spread))
                .allMatch(spread -> DOCUMENT.isRefreshDue(START.plus(HOUR), spread));
    }

    @Test
    void a_clock_that_is_set_back_makes_it_old_and_not_eternal() {
        Instant before = START.minusNanos(1);

        assertThat(DOCUMENT.includes(before)).isFalse();
        assertThat(DOCUMENT.suffices(before, Duration.ZERO)).isFalse();
        assertThat(DOCUMENT.suffices(before, HOUR)).isFalse();
        assertThat(DOCUMENT.isRefreshDue(before, 0)).isTrue();
    }

    @Test
    void suffices_if_it_is_usable_for_as_long_as_is_wanted() {
        assertThat(DOCUMENT.suffices(START, Duration.ZERO)).isTrue();
        assertThat(DOCUMENT.suffices(START.plus(DAY).minus(HOUR), HOUR.minusNanos(1)))
                .isTrue();
        assertThat(DOCUMENT.suffices(START.plus(DAY).minus(HOUR), HOUR)).isFalse();
        assertThat(DOCUMENT.suffices(START.plus(DAY), Duration.ZERO)).isFalse();
    }
}
