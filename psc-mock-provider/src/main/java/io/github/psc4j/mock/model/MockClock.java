package io.github.psc4j.mock.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A clock that a test moves, to be shared by the provider and the client, so that lifetimes pass without waiting:
 *
 * <pre>{@code
 * MockClock clock = MockClock.stoppedAt(Instant.parse("2026-11-23T08:00:00Z"));
 * PscMockProvider psc = PscMockProvider.builder().clock(clock).start();
 * MyClient client = new MyClient(psc.issuer(), clock);
 * …
 * clock.advance(Duration.ofMinutes(31)); // PSC's session is over, on both sides
 * }</pre>
 *
 * <p>It may go back as well, which no real clock should and some do. Safe for several threads.
 */
public final class MockClock extends Clock {

    /** What both views of one clock share: moving the clock moves its views in other zones too. */
    private static final class Time {

        private final Clock base;
        private Duration offset = Duration.ZERO;

        Time(Clock base) {
            this.base = base;
        }

        synchronized Instant now() {
            return base.instant().plus(offset);
        }

        synchronized void advance(Duration duration) {
            offset = offset.plus(duration);
        }

        synchronized void set(Instant instant) {
            offset = Duration.between(base.instant(), instant);
        }

        synchronized Duration offset() {
            return offset;
        }
    }

    private final Time time;
    private final ZoneId zone;

    private MockClock(Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /**
     * A clock that stands still until it is moved.
     *
     * @param instant what it shows
     * @return the clock, in UTC
     */
    public static MockClock stoppedAt(Instant instant) {
        return following(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /**
     * A clock that goes with another one, and ahead of it or behind it once it is moved.
     *
     * @param base the other clock, such as {@link Clock#systemUTC()}
     * @return the clock, in UTC
     */
    public static MockClock following(Clock base) {
        return new MockClock(new Time(Objects.requireNonNull(base, "base")), ZoneOffset.UTC);
    }

    /**
     * Lets time pass.
     *
     * @param duration how much; a negative one turns the clock back
     */
    public void advance(Duration duration) {
        time.advance(duration);
    }

    /**
     * Sets the clock.
     *
     * @param instant what it shows from now on
     */
    public void set(Instant instant) {
        time.set(instant);
    }

    /**
     * How far the clock was moved.
     *
     * @return the distance to the clock that it follows, or to where it stopped; positive ahead of it
     */
    public Duration offset() {
        return time.offset();
    }

    /**
     * The clock of somebody whose watch is wrong: it moves with this one, always as far ahead.
     *
     * @param ahead how far; a negative one is behind
     * @return a view of this clock
     */
    public Clock skewedBy(Duration ahead) {
        return Clock.offset(this, ahead);
    }

    @Override
    public Instant instant() {
        return time.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MockClock(time, other);
    }
}
