package io.github.psc4j.mock.internal.state;

import io.github.psc4j.mock.extension.Interceptor;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The interceptors that are in place; the one that was added last sees the request first. Safe for several threads. */
public final class Interceptors {

    private final List<Interceptor> all = new CopyOnWriteArrayList<>();

    public void add(Interceptor interceptor) {
        all.add(interceptor);
    }

    public void remove(Interceptor interceptor) {
        all.remove(interceptor);
    }

    public MockResponse intercept(
            Operation operation, MockRequest request, Function<MockRequest, MockResponse> endpoint) {
        Function<MockRequest, MockResponse> handler = endpoint;
        for (Interceptor interceptor : all) {
            Function<MockRequest, MockResponse> next = handler;
            handler = changed -> interceptor.intercept(operation, changed, next);
        }
        return handler.apply(request);
    }
}
