package io.github.psc4j.mock.extension;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.internal.util.Json;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes the JSON documents in responses. Each method returns a changed copy; an error response stays as it is. */
public final class JsonResponses {

    private JsonResponses() {}

    /**
     * Reads the JSON object in a response.
     *
     * @param response the response
     * @return the object; empty for an error or for anything that is no JSON object
     */
    public static Optional<Map<String, Object>> json(MockResponse response) {
        if (response.status() != 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSONObjectUtils.parse(response.body()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Changes the document.
     *
     * @param response the response
     * @param change gets a mutable copy of the document and returns what is sent
     * @return the changed response
     */
    public static MockResponse changed(MockResponse response, UnaryOperator<Map<String, Object>> change) {
        return json(response)
                .map(document -> response.withBody(Json.write(change.apply(Json.thawed(document)))))
                .orElse(response);
    }

    /**
     * Sets a member of the document.
     *
     * @param response the response
     * @param name the member
     * @param value its value
     * @return the changed response
     */
    public static MockResponse with(MockResponse response, String name, Object value) {
        return changed(response, document -> {
            document.put(name, value);
            return document;
        });
    }

    /**
     * Removes a member of the document.
     *
     * @param response the response
     * @param name the member
     * @return the changed response
     */
    public static MockResponse without(MockResponse response, String name) {
        return changed(response, document -> {
            document.remove(name);
            return document;
        });
    }

    /**
     * Changes the ID token of a token response; a response without one stays as it is.
     *
     * @param response the response
     * @param change gets the token and returns what is sent instead
     * @return the changed response
     */
    public static MockResponse withIdToken(MockResponse response, UnaryOperator<CompactJws> change) {
        return changed(response, document -> {
            if (document.get("id_token") instanceof String token) {
                document.put("id_token", change.apply(CompactJws.parse(token)).compact());
            }
            return document;
        });
    }

    /**
     * Replaces the Content-Type header.
     *
     * @param response the response
     * @param type the media type
     * @return the changed response
     */
    public static MockResponse withContentType(MockResponse response, String type) {
        List<Map.Entry<String, String>> others = response.headers().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
                .toList();
        return new MockResponse(response.status(), others, response.body(), response.delivery())
                .with("Content-Type", type);
    }

    /**
     * Precedes the document with spaces: it stays valid, and is too long.
     *
     * @param response the response
     * @param size how many spaces
     * @return the changed response
     */
    public static MockResponse padded(MockResponse response, int size) {
        return response.status() == 200 ? response.withBody(" ".repeat(size) + response.body()) : response;
    }

    /**
     * Adds a member that is nested deeply.
     *
     * @param response the response
     * @param depth how many arrays stand in each other
     * @return the changed response
     */
    public static MockResponse nested(MockResponse response, int depth) {
        String body = response.body().stripTrailing();
        return response.status() == 200 && body.endsWith("}")
                ? response.withBody(body.substring(0, body.length() - 1) + ",\"nested\":" + nestedArrays(depth) + "}")
                : response;
    }

    /**
     * Returns arrays that stand in each other.
     *
     * @param depth how many
     * @return the JSON text
     */
    public static String nestedArrays(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
