package io.github.psc4j.internal.refresh;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time. An instant before its start is outside: after a clock was set back nothing lasts longer than its length. */
record Window(Instant start, Duration length) {
    boolean includes(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(start.plus(length));
    }
}
