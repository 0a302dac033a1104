package io.github.psc4j.spring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The real time, or later. */
final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void ahead(Duration duration) {
        ahead = duration;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @TestConfiguration
    static class Configuration {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
