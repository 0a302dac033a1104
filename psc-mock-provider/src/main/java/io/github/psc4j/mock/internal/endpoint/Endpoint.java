package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;

/** One address of the provider. */
@FunctionalInterface
interface Endpoint {

    MockResponse handle(MockRequest request);
}
