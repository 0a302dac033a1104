package io.github.psc4j.mock.extension;

import io.github.psc4j.mock.internal.util.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response as the endpoints make it. Immutable.
 *
 * @param status the HTTP status
 * @param headers the headers in order
 * @param body the body
 * @param delivery how the response travels
 */
public record MockResponse(int status, List<Map.Entry<String, String>> headers, String body, Delivery delivery) {

    /**
     * A response; the headers are copied.
     *
     * @param status the HTTP status
     * @param headers the headers in order
     * @param body the body
     * @param delivery how the response travels
     */
    public MockResponse {
        headers = List.copyOf(headers);
    }

    /**
     * A response that is sent at once.
     *
     * @param status the HTTP status
     * @param headers the headers in order
     * @param body the body
     */
    public MockResponse(int status, List<Map.Entry<String, String>> headers, String body) {
        this(status, headers, body, Delivery.PROMPT);
    }

    /**
     * Returns a JSON document that must not be stored.
     *
     * @param status the HTTP status
     * @param document the document
     * @return the response
     */
    public static MockResponse json(int status, Map<String, ?> document) {
        return new MockResponse(status, List.of(), Json.write(document))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache");
    }

    /**
     * Returns a text that must not be stored.
     *
     * @param status the HTTP status
     * @param contentType the Content-Type header
     * @param text the body
     * @return the response
     */
    public static MockResponse text(int status, String contentType, String text) {
        return new MockResponse(status, List.of(), text)
                .with("Content-Type", contentType)
                .with("Cache-Control", "no-store");
    }

    /**
     * Returns a response without a body.
     *
     * @param status the HTTP status
     * @return the response
     */
    public static MockResponse empty(int status) {
        return new MockResponse(status, List.of(), "").with("Cache-Control", "no-store");
    }

    /**
     * Returns a redirect.
     *
     * @param status the HTTP status
     * @param location where to
     * @return the response
     */
    public static MockResponse redirect(int status, String location) {
        return empty(status).with("Location", location).with("Referrer-Policy", "no-referrer");
    }

    /**
     * Returns the same response with one more header.
     *
     * @param name its name
     * @param value its value
     * @return the copy
     */
    public MockResponse with(String name, String value) {
        List<Map.Entry<String, String>> longer = new ArrayList<>(headers);
        longer.add(Map.entry(name, value));
        return new MockResponse(status, longer, body, delivery);
    }

    /**
     * Returns the same response with another body.
     *
     * @param other the body
     * @return the copy
     */
    public MockResponse withBody(String other) {
        return new MockResponse(status, headers, other, delivery);
    }

    /**
     * Returns the same response, delivered in another way.
     *
     * @param how the delivery
     * @return the copy
     */
    public MockResponse delivered(Delivery how) {
        return new MockResponse(status, headers, body, how);
    }

    /**
     * Returns what the other side sees of it: status 0 and nothing else when the connection breaks.
     *
     * @return this response, or an empty one
     */
    public MockResponse asReceived() {
        return delivery.broken().isEmpty() ? this : new MockResponse(0, List.of(), "");
    }

    /**
     * Returns a header.
     *
     * @param name its name, in any case
     * @return its first value; empty when there is none
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The status: the rest carries tokens. */
    @Override
    public String toString() {
        return "MockResponse[" + status + "]";
    }
}
