package io.github.psc4j.internal.resource;

import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.ReusableValidation;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Outcomes that are used again: the accepted ones, of which those go that were not used for longest, and the rejected ones, of
 * which the oldest go, in a place of their own. Only who has good tokens can drive out good tokens. Holds no token. Two maps of
 * the JDK do all there is to do; a cache library would be more code in every application than this is. Thread-safe.
 */
final class ValidationCache<T> {
    private final Segment<T> accepted;
    private final Segment<T> rejected;
    private final Duration rejectedFor;
    private final Clock clock;

    ValidationCache(int maxTokens, Duration rejectedFor, Clock clock) {
        this.accepted = new Segment<>(maxTokens, Order.USE);
        this.rejected = new Segment<>(maxTokens, Order.AGE);
        this.rejectedFor = rejectedFor;
        this.clock = clock;
    }

    Optional<ValidationOutcome<ReusableValidation<T>>> find(TokenKey key) {
        Instant now = clock.instant();
        return accepted.find(key, now).or(() -> rejected.find(key, now));
    }

    /**
     * Keeps a outcome.
     *
     * @param from when it was requested: what the issuer says is true for this moment, not for the one at which it arrives
     * @param acceptedFor how long it may be used if it is good, at most until the token ends
     */
    void keep(TokenKey key, ValidationOutcome<ReusableValidation<T>> outcome, Instant from, Duration acceptedFor) {
        if (outcome instanceof ValidationOutcome.Verified<ReusableValidation<T>> good) {
            Instant end = good.value().expiresAt();
            Instant until = from.plus(acceptedFor);
            accepted.put(key, new Entry<>(outcome, from, until.isBefore(end) ? until : end));
        } else if (outcome instanceof ValidationOutcome.Rejected<ReusableValidation<T>>) {
            rejected.put(key, new Entry<>(outcome, from, from.plus(rejectedFor)));
        }
    }

    int size() {
        return accepted.size() + rejected.size();
    }

    @Implements(Requirement.RESOURCE_CACHE_TIME)
    private record Entry<T>(ValidationOutcome<ReusableValidation<T>> outcome, Instant from, Instant until) {
        /** A clock that is set back makes an entry useless, never eternal. */
        boolean isUsable(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    private enum Order {
        USE,
        AGE
    }

    private static final class Segment<T> {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<TokenKey, Entry<T>> entries; // Guarded by lock.

        Segment(int max, Order order) {
            this.entries = new LinkedHashMap<>(16, 0.75f, order == Order.USE) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<TokenKey, Entry<T>> eldest) {
                    return size() > max;
                }
            };
        }

        Optional<ValidationOutcome<ReusableValidation<T>>> find(TokenKey key, Instant now) {
            lock.lock();
            try {
                Entry<T> entry = entries.get(key);
                if (entry == null) {
                    return Optional.empty();
                }
                if (!entry.isUsable(now)) {
                    entries.remove(key);
                    return Optional.empty();
                }
                return Optional.of(entry.outcome());
            } finally {
                lock.unlock();
            }
        }

        void put(TokenKey key, Entry<T> entry) {
            if (!entry.from().isBefore(entry.until())) {
                return;
            }
            lock.lock();
            try {
                entries.remove(key);
                entries.put(key, entry);
            } finally {
                lock.unlock();
            }
        }

        int size() {
            lock.lock();
            try {
                return entries.size();
            } finally {
                lock.unlock();
            }
        }
    }
}
