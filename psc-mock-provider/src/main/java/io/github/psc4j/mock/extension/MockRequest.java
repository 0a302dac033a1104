package io.github.psc4j.mock.extension;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the endpoints see it. Immutable.
 *
 * @param method the HTTP method
 * @param host the host as the request named it, without the port
 * @param path the path, without the query
 * @param rawQuery the query as it was sent; empty when there was none
 * @param contentType the Content-Type header; empty when there was none
 * @param accept the Accept header; empty when there was none
 * @param body the body as UTF-8
 * @param authorization the Authorization headers
 * @param cookies the first value of each cookie by its name
 * @param peerCertificate the client certificate of the connection; empty when there was none
 * @param headers the first value of each header by its name in lower case
 */
public record MockRequest(
        String method,
        String host,
        String path,
        String rawQuery,
        String contentType,
        String accept,
        String body,
        List<String> authorization,
        Map<String, String> cookies,
        Optional<X509Certificate> peerCertificate,
        Map<String, String> headers) {

    /**
     * A request; collections are copied.
     *
     * @param method the HTTP method
     * @param host the host, without the port
     * @param path the path, without the query
     * @param rawQuery the query as it was sent
     * @param contentType the Content-Type header, or an empty text
     * @param accept the Accept header, or an empty text
     * @param body the body
     * @param authorization the Authorization headers
     * @param cookies the first value of each cookie by its name
     * @param peerCertificate the client certificate, if any
     * @param headers the first value of each header by its name in lower case
     */
    public MockRequest {
        authorization = List.copyOf(authorization);
        cookies = Map.copyOf(cookies);
        headers = Map.copyOf(headers);
    }

    /**
     * Returns a header.
     *
     * @param name its name, in any case
     * @return its first value; empty when it was not sent
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns the same request with another body.
     *
     * @param other the body
     * @return the copy
     */
    public MockRequest withBody(String other) {
        return new MockRequest(
                method,
                host,
                path,
                rawQuery,
                contentType,
                accept,
                other,
                authorization,
                cookies,
                peerCertificate,
                headers);
    }

    /**
     * Reads the query.
     *
     * @return its parameters
     * @throws Parameters.MalformedException when it cannot be read
     */
    public Parameters query() {
        return Parameters.parse(rawQuery);
    }

    /**
     * Tells whether the body is a form.
     *
     * @return true for {@code application/x-www-form-urlencoded}
     */
    public boolean hasForm() {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.trim().equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    /**
     * Reads the body as a form.
     *
     * @return its parameters
     * @throws Parameters.MalformedException when it cannot be read
     */
    public Parameters form() {
        return Parameters.parse(body);
    }

    /**
     * Returns a cookie.
     *
     * @param name its name
     * @return its value; empty when it was not sent
     */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** Method and path: the rest carries tokens. */
    @Override
    public String toString() {
        return "MockRequest[" + method + " " + path + "]";
    }
}
