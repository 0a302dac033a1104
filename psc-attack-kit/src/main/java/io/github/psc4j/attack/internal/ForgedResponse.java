package io.github.psc4j.attack.internal;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;

/** What a hostile provider sends in place of the right response. */
@FunctionalInterface
interface ForgedResponse {

    MockResponse instead(AttackContext context, MockRequest request, MockResponse response);
}
