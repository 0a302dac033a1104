package io.github.psc4j.mock.internal.intercept;

import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import java.util.function.Function;

/** Stands between a request and the endpoint that would answer it: faults and attacks are interceptors. */
@FunctionalInterface
public interface Interceptor {

    /**
     * Answers instead of the endpoint, or changes what it answers.
     *
     * @param operation what the request is about
     * @param request the request
     * @param honest asks the endpoint; may be left alone, and is not asked twice
     */
    MockResponse answer(Operation operation, MockRequest request, Function<MockRequest, MockResponse> honest);
}
