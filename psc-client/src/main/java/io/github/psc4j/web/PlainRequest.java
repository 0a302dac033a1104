package io.github.psc4j.web;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request whose parts are at hand. */
record PlainRequest(String method, URI uri, Map<String, List<String>> headers, InputStream body) implements WebRequest {

    /** The JDK's server accepts request lines whose URI has no path, for example {@code mailto:x}. */
    @Override
    public String path() {
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    @Override
    public Optional<String> query() {
        return Optional.ofNullable(uri.getRawQuery());
    }

    @Override
    public List<String> headers(String name) {
        return headers.entrySet().stream()
                // The status line of a response has the name null in some maps of the JDK.
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    @Override
    public String toString() {
        return "WebRequest[" + method + "]";
    }
}
