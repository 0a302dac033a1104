package io.github.psc4j.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Responses that leave no traces: no copy in a cache, and no address with a code or a state told to the next page. */
final class Responses {
    private static final int FOUND = 302;

    private Responses() {}

    static WebResponse status(int status) {
        return new WebResponse(
                status, Map.of("Cache-Control", List.of("no-store"), "Referrer-Policy", List.of("no-referrer")), "");
    }

    static WebResponse redirect(String location) {
        return with(status(FOUND), Map.of("Location", List.of(location)));
    }

    /** Texts without a character that JSON would have to escape, except in the value that comes last. */
    static WebResponse json(int status, String body) {
        return with(status(status), Map.of("Content-Type", List.of("application/json;charset=UTF-8")), body);
    }

    static WebResponse methodNotAllowed(String allowed) {
        return with(status(405), Map.of("Allow", List.of(allowed)));
    }

    static WebResponse with(WebResponse response, Map<String, List<String>> more) {
        return with(response, more, response.body());
    }

    static WebResponse with(WebResponse response, Map<String, List<String>> more, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
        headers.putAll(more);
        return new WebResponse(response.status(), headers, body);
    }
}
