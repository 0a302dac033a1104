package io.github.psc4j.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenLifetimeTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final TokenLifetime TWO_MINUTES = new TokenLifetime(START, START.plusSeconds(120));

    private static boolean isLateAfter(int seconds, int spread) {
        return TWO_MINUTES.isRefreshDue(START.plusSeconds(seconds), spread);
    }

    @Test
    void is_late_in_its_last_quarter_whatever_the_spread() {
        assertThat(IntStream.range(-2000, 2000)).allMatch(spread -> isLateAfter(90, spread));
        assertThat(IntStream.of(Integer.MIN_VALUE, Integer.MAX_VALUE)).allMatch(spread -> isLateAfter(90, spread));
    }

    @Test
    void is_never_late_before_five_eighths_of_it() {
        assertThat(IntStream.range(-2000, 2000)).noneMatch(spread -> isLateAfter(75, spread));
        assertThat(IntStream.of(Integer.MIN_VALUE, Integer.MAX_VALUE)).noneMatch(spread -> isLateAfter(75, spread));
    }

    @Test
    void what_began_together_is_late_at_different_times() {
        for (int seconds = 76; seconds < 90; seconds++) {
            int at = seconds;
            long late = IntStream.range(0, 1024)
                    .filter(spread -> isLateAfter(at, spread))
                    .count();
            assertThat(late / 1024.0).as("after %s s", seconds).isBetween((seconds - 76) / 15.0, (seconds - 74) / 15.0);
        }
    }

    @Test
    void what_is_over_is_not_late() {
        assertThat(isLateAfter(119, 0)).isTrue();
        assertThat(isLateAfter(120, 0)).isFalse();
        assertThat(isLateAfter(1000, 0)).isFalse();
    }

    @Test
    void what_is_new_is_not_late_however_short_it_lives() {
        Lifetime short_ = new TokenLifetime(START, START.plusSeconds(5));

        assertThat(IntStream.rangeClosed(0, 5))
                .noneMatch(seconds -> short_.isRefreshDue(START.plusSeconds(seconds), 1023));
    }

    @Test
    void suffices_if_it_lasts_as_long_as_is_wanted_or_is_new() {
        assertThat(TWO_MINUTES.suffices(START.plusSeconds(99), Duration.ofSeconds(20)))
                .isTrue();
        assertThat(TWO_MINUTES.suffices(START.plusSeconds(100), Duration.ofSeconds(20)))
                .isFalse();
        assertThat(TWO_MINUTES.suffices(START.plusMillis(4999), Duration.ofHours(1)))
                .isTrue();
        assertThat(TWO_MINUTES.suffices(START.plusSeconds(5), Duration.ofHours(1)))
                .isFalse();
    }

    @Test
    void what_lives_less_than_no_time_suffices_for_nothing() {
        Lifetime backwards = new TokenLifetime(START, START.minusSeconds(1));

        assertThat(backwards.suffices(START, Duration.ZERO)).isFalse();
        assertThat(backwards.isRefreshDue(START, 0)).isFalse();
    }
}
