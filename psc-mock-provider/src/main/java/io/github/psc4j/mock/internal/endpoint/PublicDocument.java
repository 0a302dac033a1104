package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.util.Json;
import java.util.List;
import java.util.Map;

/** A document that anybody may read, with Keycloak's Cache-Control. */
final class PublicDocument {

    private PublicDocument() {}

    static MockResponse response(Map<String, ?> document) {
        return new MockResponse(200, List.of(), Json.write(document))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-cache, must-revalidate, no-transform, no-store");
    }
}
