package io.github.psc4j.internal.refresh;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The renewal under every interleaving that the model checker finds, at a provider that rotates refresh tokens and takes each of
 * them once: no order of events spends one twice, loses the newest, or asks twice for the same thing. What a concurrent run
 * answers, some sequential run of the same code has to answer too.
 */
class RenewedInterleavingsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(120);
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final Executor DIRECT = Runnable::run;

    /** A generation of tokens; its number stands for its refresh token. */
    private record Generation(int number, Instant from) {
        Lifetime lifetime() {
            return new Lifetime(from, from.plus(LIFE));
        }
    }

    /** Takes each refresh token once, as a Keycloak that rotates them does. */
    private static class Provider {
        private int valid;

        int refresh(int presented) {
            if (presented != valid) {
                throw new IllegalStateException("refresh token " + presented + " was spent; " + valid + " is valid");
            }
            valid++;
            return valid;
        }
    }

    /** Threads that find a token which has run out. */
    public static class AfterTheEnd {
        private final SetClock clock = new SetClock();
        private final Provider provider = new Provider();
        private final RefreshableValue<Generation> tokens =
                new RefreshableValue<>(new Generation(0, NOW.minus(LIFE)), Generation::lifetime);

        @Operation
        public int ask() {
            return tokens.lastingFor(clock, A_WHILE, this::renew).number();
        }

        @Operation
        public int askForMoreThanThereIs() {
            return tokens.lastingFor(clock, LIFE.multipliedBy(2), this::renew).number();
        }

        @Operation
        public void pass() {
            clock.lives.incrementAndGet();
        }

        private Generation renew(@Nullable Generation current) {
            return new Generation(provider.refresh(current == null ? -1 : current.number()), clock.instant());
        }
    }

    /** Threads that find a token which is still good, but late: either will do, and one renewal is all there is. */
    public static class ShortlyBefore {
        private final SetClock clock = new SetClock();
        private final Provider provider = new Provider();
        private final RefreshableValue<Generation> tokens = new RefreshableValue<>(
                new Generation(0, NOW.minus(LIFE).plus(A_WHILE).plusSeconds(1)), Generation::lifetime);

        @Operation
        public boolean ask() {
            return tokens.lastingFor(clock, A_WHILE, this::renew).number() <= 1;
        }

        @Operation
        public int askForMoreThanThereIs() {
            return tokens.lastingFor(clock, LIFE.multipliedBy(2), this::renew).number();
        }

        @Operation
        public boolean renewAhead() {
            return tokens.renewInBackground(late -> tokens.isLate(late, clock), clock, DIRECT, this::renew);
        }

        private Generation renew(@Nullable Generation current) {
            return new Generation(provider.refresh(current == null ? -1 : current.number()), clock.instant());
        }
    }

    /** Threads that ask while the provider is down: it is asked once, and the failure is everybody's. */
    public static class DuringAnOutage {
        private final SetClock clock = new SetClock();
        private final RefreshableValue<Generation> tokens = new RefreshableValue<>(null, Generation::lifetime);
        private int asked;

        @Operation
        public String ask() {
            try {
                return "good " + tokens.lastingFor(clock, A_WHILE, this::renew).number();
            } catch (PscProviderException e) {
                return e.code().id() + " after " + asked;
            }
        }

        private Generation renew(@Nullable Generation current) {
            asked++;
            throw new PscProviderException(ErrorCode.PROVIDER_TIMEOUT, "no answer");
        }
    }

    private static final class SetClock extends Clock {
        private final AtomicInteger lives = new AtomicInteger();

        @Override
        public Instant instant() {
            return NOW.plus(LIFE.multipliedBy(lives.get()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {AfterTheEnd.class, ShortlyBefore.class, DuringAnOutage.class})
    void no_interleaving_spends_a_refresh_token_twice(Class<?> situation) {
        new ModelCheckingOptions()
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(1)
                .iterations(3)
                .invocationsPerIteration(300)
                .check(situation);
    }
}
