package io.github.psc4j.mock.internal.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.psc4j.mock.internal.Json;
import io.github.psc4j.mock.internal.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A response as the endpoints make it. Immutable. */
public record MockResponse(int status, List<Map.Entry<String, String>> headers, String body, Delivery delivery) {

    public MockResponse(int status, List<Map.Entry<String, String>> headers, String body) {
        this(status, headers, body, Delivery.PROMPT);
    }

    /** The same answer on another way. */
    public MockResponse delivered(Delivery how) {
        return new MockResponse(status, headers, body, how);
    }

    /** As the other side sees it: of a broken connection, nothing. */
    public MockResponse asReceived() {
        return delivery.broken().isEmpty() ? this : new MockResponse(0, List.of(), "");
    }

    public static MockResponse json(int status, Map<String, ?> document) {
        return new MockResponse(status, List.of(), Json.write(document))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache");
    }

    public static MockResponse text(int status, String contentType, String text) {
        return new MockResponse(status, List.of(), text)
                .with("Content-Type", contentType)
                .with("Cache-Control", "no-store");
    }

    public static MockResponse cacheableJson(Map<String, ?> document) {
        return new MockResponse(200, List.of(), Json.write(document))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-cache, must-revalidate, no-transform, no-store");
    }

    public static MockResponse empty(int status) {
        return new MockResponse(status, List.of(), "").with("Cache-Control", "no-store");
    }

    public static MockResponse redirect(int status, String location) {
        return empty(status).with("Location", location).with("Referrer-Policy", "no-referrer");
    }

    /**
     * A page. No {@code form-action}: browsers apply it to the redirect that follows the form too, and that one leads to
     * the service, and from there wherever the service likes.
     */
    public static MockResponse page(int status, Page page) {
        return new MockResponse(status, List.of(), page.html())
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Cache-Control", "no-store")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src '" + page.styleHash()
                                + "'; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
    }

    public MockResponse with(String name, String value) {
        List<Map.Entry<String, String>> longer = new ArrayList<>(headers);
        longer.add(Map.entry(name, value));
        return new MockResponse(status, List.copyOf(longer), body, delivery);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Keeps what the stub says about delays and faults, so that a stub can slow the provider down. */
    ResponseDefinition onto(ResponseDefinition stub) {
        ResponseDefinitionBuilder definition = ResponseDefinitionBuilder.like(stub)
                .withStatus(status)
                .withHeaders(new HttpHeaders(headers.stream()
                        .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                        .toList()))
                .withBody(body);
        delivery.onto(definition, body);
        return definition.build();
    }
}
