package io.github.psc4j.web;

import io.github.psc4j.internal.argument.Arguments;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as the web layer needs it. A framework's request is adapted by implementing these methods; {@link #of} does it
 * for the HTTP server of the JDK.
 *
 * <p>Nothing here says whether the browser came over HTTPS, or by which host name: {@link PscWeb} takes both from the
 * configured redirect URI, never from a header.
 */
public interface WebRequest {
    /**
     * The HTTP method.
     *
     * @return for example {@code GET}
     */
    String method();

    /**
     * The path below which the application lives, as the browser sees it. It is put in front of every path in a redirect.
     *
     * @return for example {@code /app}; empty for an application at the root
     */
    default String contextPath() {
        return "";
    }

    /**
     * The path within the application, as it came: percent-encoded, and without the context path.
     *
     * @return for example {@code /patients/12}
     */
    String path();

    /**
     * The part after the question mark, as it came: percent-encoded.
     *
     * @return the query, or empty if there is none
     */
    Optional<String> query();

    /**
     * The values of a header, one for each line that has it.
     *
     * @param name the name, of which the case does not matter
     * @return the values, none if the header is not there
     */
    List<String> headers(String name);

    /**
     * The body. It is read only for a logout, and only within a bound.
     *
     * @return the bytes; the caller does not close the stream
     * @throws IOException if it cannot be read
     */
    InputStream body() throws IOException;

    /**
     * Adapts a request whose parts are at hand, for example those of {@code com.sun.net.httpserver.HttpExchange}.
     *
     * @param method the HTTP method
     * @param uri the request URI; only its path and query matter
     * @param headers the headers, of whose names the case does not matter
     * @param body the body
     * @return the request, of an application at the root
     */
    static WebRequest of(String method, URI uri, Map<String, List<String>> headers, InputStream body) {
        Arguments.refuseNull(method, "method");
        Arguments.refuseNull(uri, "uri");
        Arguments.refuseNull(headers, "headers");
        Arguments.refuseNull(body, "body");
        return new PlainRequest(method, uri, headers, body);
    }
}
