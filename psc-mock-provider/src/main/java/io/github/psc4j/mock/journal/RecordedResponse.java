package io.github.psc4j.mock.journal;

import io.github.psc4j.mock.model.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response of the provider, of a stub, or in a back-channel logout of the service. Immutable.
 *
 * @param source who responded
 * @param status the HTTP status; 0 when there was none, because the connection was broken on purpose or by accident
 * @param headers the headers in order
 * @param body the body, cut after {@value #MAX_BODY} characters
 * @param refusal what was wrong with the request and by which rule; empty for a good one
 * @param tokens the tokens that went out, decoded: those of the body, and a {@code code} in the redirect to the service
 */
public record RecordedResponse(
        Source source,
        int status,
        Map<String, List<String>> headers,
        String body,
        Optional<Refusal> refusal,
        List<DecodedToken> tokens) {

    /** The number of characters of a body that are kept. */
    public static final int MAX_BODY = 32_768;

    /** Who responded. */
    public enum Source {
        /** The provider, following its rules and what it was told to alter. */
        PROVIDER,
        /** A stub that the test put before the provider. */
        STUB,
        /** The service: only in a back-channel logout. */
        SERVICE
    }

    /**
     * A response; collections are copied and the body is cut.
     *
     * @param source who responded
     * @param status the HTTP status, or 0
     * @param headers the headers
     * @param body the body
     * @param refusal what was wrong with the request, if anything
     * @param tokens the tokens that went out
     */
    public RecordedResponse {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
        body = body.length() > MAX_BODY ? body.substring(0, MAX_BODY) : body;
        tokens = List.copyOf(tokens);
    }

    /**
     * A header.
     *
     * @param name its name, in any case
     * @return its first value; empty when it was not sent
     */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** Status and rule; neither headers nor body, which carry tokens and people. */
    @Override
    public String toString() {
        return status
                + refusal.map(refused -> " refused by " + refused.rule().id()).orElse("")
                + (source == Source.STUB ? " (stub)" : "");
    }
}
