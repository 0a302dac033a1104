package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;

/** What a hostile provider sends instead of an honest answer. */
@FunctionalInterface
interface Strike {

    MockResponse instead(Scene scene, MockRequest request, MockResponse honest);
}
