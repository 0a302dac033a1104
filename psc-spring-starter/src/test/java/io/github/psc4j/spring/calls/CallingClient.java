package io.github.psc4j.spring.calls;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One of the clients, as a test uses it. */
record CallingClient(
        String name, Blocking blocking, Optional<Function<URI, Mono<?>>> reactive, boolean followsRedirects) {
    interface Blocking {
        Object get(URI uri) throws Exception;
    }

    static CallingClient blocking(String name, Blocking get) {
        return new CallingClient(name, get, Optional.empty(), false);
    }

    static CallingClient reactive(String name, Function<URI, Mono<?>> get) {
        return new CallingClient(name, uri -> get.apply(uri).block(), Optional.of(get), false);
    }

    CallingClient thatFollowsRedirects() {
        return new CallingClient(name, blocking, reactive, true);
    }

    Callable<Object> call(URI uri) {
        return () -> blocking.get(uri);
    }

    @Override
    public String toString() {
        return name;
    }
}
