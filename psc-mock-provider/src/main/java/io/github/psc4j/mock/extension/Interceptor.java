package io.github.psc4j.mock.extension;

import io.github.psc4j.mock.journal.Operation;
import java.util.function.Function;

/** Stands between a request and the endpoint that handles it. Faults and attacks are interceptors. */
@FunctionalInterface
public interface Interceptor {

    /**
     * Responds instead of the endpoint, or changes its response. Several threads may call it at once.
     *
     * @param operation what the request is about
     * @param request the request
     * @param next calls the endpoint, by way of the interceptors that were added before; called at most once
     * @return the response to send
     */
    MockResponse intercept(Operation operation, MockRequest request, Function<MockRequest, MockResponse> next);
}
