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
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The refresh under every interleaving that the model checker finds, at a provider that rotates refresh tokens and takes each of
 * them once: no order of events spends one twice, loses the newest, or requests the same thing twice. What a concurrent run
 * returns, some sequential run of the same code has to return too. After every run the inner structure is looked at.
 */
class RefreshableValueInterleavingsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(120);
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final Executor DIRECT = Runnable::run;

    /** A generation of tokens; its number stands for its refresh token. */
    private record Generation(int number, Instant from) {
        Lifetime lifetime() {
            return new TokenLifetime(from, from.plus(LIFE));
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

    /** After the last thread nothing is locked, nothing waits, nothing is queued. */
    private static void requireAtRest(RefreshableValue<?> value) {
        if (value.loading.isLocked() || value.loading.hasQueuedThreads()) {
            throw new IllegalStateException("the lock is still held");
        }
        if (value.queued.get()) {
            throw new IllegalStateException("a refresh is still queued");
        }
    }

    private static void requireNewest(RefreshableValue<Generation> tokens, Provider provider) {
        requireAtRest(tokens);
        Generation newest = tokens.newest();
        if (newest == null || newest.number() != provider.valid) {
            throw new IllegalStateException("the newest refresh token is lost");
        }
    }

    private static void requireFailure(RefreshableValue<?> value, Clock clock, boolean expected) {
        if ((value.recentFailure.at(clock.instant()) != null) != expected) {
            throw new IllegalStateException(expected ? "the failure is lost" : "there is a failure that was not");
        }
    }

    /** Threads that find a token which has expired. */
    public static class AfterTheEnd {
        private final SetClock clock = new SetClock();
        private final Provider provider = new Provider();
        private final RefreshableValue<Generation> tokens =
                new RefreshableValue<>(new Generation(0, NOW.minus(LIFE)), Generation::lifetime);

        @Operation
        public int get() {
            return tokens.get(clock, A_WHILE, this::refresh).number();
        }

        @Operation
        public int getLongerThanThereIs() {
            return tokens.get(clock, LIFE.multipliedBy(2), this::refresh).number();
        }

        @Operation
        public void pass() {
            clock.lives.incrementAndGet();
        }

        @Validate
        public void validate() {
            requireNewest(tokens, provider);
            requireFailure(tokens, clock, false);
        }

        private Generation refresh(@Nullable Generation current) {
            return new Generation(provider.refresh(current == null ? -1 : current.number()), clock.instant());
        }
    }

    /** Threads that find a usable token whose refresh is due: either will do, and there is one refresh. */
    public static class ShortlyBefore {
        private final SetClock clock = new SetClock();
        private final Provider provider = new Provider();
        private final RefreshableValue<Generation> tokens = new RefreshableValue<>(
                new Generation(0, NOW.minus(LIFE).plus(A_WHILE).plusSeconds(1)), Generation::lifetime);

        @Operation
        public boolean get() {
            return tokens.get(clock, A_WHILE, this::refresh).number() <= 1;
        }

        @Operation
        public int getLongerThanThereIs() {
            return tokens.get(clock, LIFE.multipliedBy(2), this::refresh).number();
        }

        @Operation
        public boolean refreshAhead() {
            return tokens.refreshAhead(held -> tokens.isRefreshDue(held, clock), clock, DIRECT, this::refresh);
        }

        @Validate
        public void validate() {
            requireNewest(tokens, provider);
            requireFailure(tokens, clock, false);
        }

        private Generation refresh(@Nullable Generation current) {
            return new Generation(provider.refresh(current == null ? -1 : current.number()), clock.instant());
        }
    }

    /** Threads that come while the provider is down: it is called once, and the failure is everybody's. */
    public static class DuringAnOutage {
        private final SetClock clock = new SetClock();
        private final RefreshableValue<Generation> tokens = new RefreshableValue<>(null, Generation::lifetime);
        private int calls;

        @Operation
        public String get() {
            try {
                return "good " + tokens.get(clock, A_WHILE, this::refresh).number();
            } catch (PscProviderException e) {
                return e.code().id() + " after " + calls;
            }
        }

        private Generation refresh(@Nullable Generation current) {
            calls++;
            throw new PscProviderException(ErrorCode.PROVIDER_TIMEOUT, "no response");
        }

        @Validate
        public void validate() {
            requireAtRest(tokens);
            requireFailure(tokens, clock, calls > 0);
        }
    }

    /** Threads that demand a document again, past a budget of one load, and threads that want any: two loads are all there is. */
    public static class OnDemand {
        private final SetClock clock = new SetClock();
        private final ReloadBudget budget = new ReloadBudget(LIFE);
        private final RefreshableValue<Generation> documents = new RefreshableValue<>(
                null, document -> new DocumentLifetime(document.from(), A_WHILE, LIFE.multipliedBy(2)));
        private int loads;

        @Operation
        public boolean get() {
            return documents.get(clock, Duration.ZERO, this::load).number() >= 1;
        }

        @Operation
        public boolean reload() {
            return documents.reload(budget, clock, this::load).number() >= 1;
        }

        private Generation load(@Nullable Generation before) {
            loads++;
            if (before != null && before.number() != loads - 1) {
                throw new IllegalStateException("a document is lost");
            }
            return new Generation(loads, clock.instant());
        }

        @Validate
        public void validate() {
            requireAtRest(documents);
            requireFailure(documents, clock, false);
            Generation newest = documents.newest();
            if (loads > 2 || (newest == null ? 0 : newest.number()) != loads) {
                throw new IllegalStateException("loaded " + loads + " times, newest " + newest);
            }
        }
    }

    /** Threads that find an old document while the server is down: they take it, and the failure is remembered once. */
    public static class Stale {
        private final SetClock clock = new SetClock();
        private final ReloadBudget budget = new ReloadBudget(LIFE);
        private final RefreshableValue<Generation> documents = new RefreshableValue<>(
                new Generation(0, NOW.minus(LIFE)),
                document -> new DocumentLifetime(document.from(), A_WHILE, LIFE.multipliedBy(2)));
        private int calls;

        @Operation
        public int get() {
            int number = documents.get(clock, Duration.ZERO, this::load).number();
            documents.refreshAhead(held -> documents.isRefreshDue(held, clock), clock, DIRECT, this::load);
            return number;
        }

        @Operation
        public String reload() {
            try {
                return "document " + documents.reload(budget, clock, this::load).number();
            } catch (PscProviderException e) {
                return e.code().id();
            }
        }

        private Generation load(@Nullable Generation before) {
            calls++;
            throw new PscProviderException(ErrorCode.PROVIDER_STATUS, "503");
        }

        @Validate
        public void validate() {
            requireAtRest(documents);
            requireFailure(documents, clock, calls > 0);
            Generation newest = documents.newest();
            if (calls > 1 || newest == null || newest.number() != 0) {
                throw new IllegalStateException("called " + calls + " times, newest " + newest);
            }
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
    @ValueSource(classes = {AfterTheEnd.class, ShortlyBefore.class, DuringAnOutage.class, OnDemand.class, Stale.class})
    void no_interleaving_loads_twice_or_loses_a_value(Class<?> situation) {
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
