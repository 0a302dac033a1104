package io.github.psc4j.resource;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** However many threads want the same at once, one does the work and the others share its result. Thread-safe. */
public final class SingleFlight<K, V> {
    private final Map<K, CompletableFuture<Optional<V>>> running = new ConcurrentHashMap<>();

    public V share(K key, Supplier<V> work) {
        CompletableFuture<Optional<V>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<V>> theirs = running.putIfAbsent(key, mine);
        if (theirs != null) {
            // What failed on another thread may succeed on this one.
            return theirs.join().orElseGet(work);
        }
        Optional<V> result = Optional.empty();
        try {
            V value = work.get();
            result = Optional.of(value);
            return value;
        } finally {
            running.remove(key, mine);
            mine.complete(result);
        }
    }
}
