package io.github.psc4j.internal.adapter.feign;

import feign.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where the requests of Feign go. */
final class FeignAddresses {
    private FeignAddresses() {}

    /** What this class cannot read, somebody else may read as anything: it gets no token and no certificate. */
    static Optional<URI> of(Request request) {
        try {
            return Optional.of(new URI(request.url()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
