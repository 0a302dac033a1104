package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;

/** One address of the provider. */
@FunctionalInterface
interface Endpoint {

    MockResponse answer(MockRequest request);
}
