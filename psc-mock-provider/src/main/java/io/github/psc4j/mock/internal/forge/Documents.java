package io.github.psc4j.mock.internal.forge;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.internal.Json;
import io.github.psc4j.mock.internal.http.MockResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Answers of the provider with another content. */
public final class Documents {

    private Documents() {}

    /** The JSON object of an answer; empty for an error or anything else. */
    public static Optional<Map<String, Object>> json(MockResponse answer) {
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSONObjectUtils.parse(answer.body()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** The answer with another document; an error stays as it is. */
    public static MockResponse changed(MockResponse answer, UnaryOperator<Map<String, Object>> change) {
        return json(answer)
                .map(document -> withBody(answer, Json.write(change.apply(Json.thawed(document)))))
                .orElse(answer);
    }

    /** The answer with one member set. */
    public static MockResponse with(MockResponse answer, String name, Object value) {
        return changed(answer, document -> {
            document.put(name, value);
            return document;
        });
    }

    /** The answer with one member less. */
    public static MockResponse without(MockResponse answer, String name) {
        return changed(answer, document -> {
            document.remove(name);
            return document;
        });
    }

    /** The token answer with another ID token; one without an ID token stays as it is. */
    public static MockResponse withIdToken(MockResponse answer, UnaryOperator<Compact> change) {
        return changed(answer, document -> {
            if (document.get("id_token") instanceof String token) {
                document.put("id_token", change.apply(Compact.parse(token)).compact());
            }
            return document;
        });
    }

    public static MockResponse withBody(MockResponse answer, String body) {
        return new MockResponse(answer.status(), answer.headers(), body, answer.delivery());
    }

    public static MockResponse withContentType(MockResponse answer, String type) {
        List<Map.Entry<String, String>> others = answer.headers().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
                .toList();
        return new MockResponse(answer.status(), others, answer.body(), answer.delivery()).with("Content-Type", type);
    }

    /** The same document behind so many spaces: valid, and too much. */
    public static MockResponse padded(MockResponse answer, int size) {
        return answer.status() == 200 ? withBody(answer, " ".repeat(size) + answer.body()) : answer;
    }

    /** The same document with a member that is nested so deep. */
    public static MockResponse nested(MockResponse answer, int depth) {
        String body = answer.body().stripTrailing();
        return answer.status() == 200 && body.endsWith("}")
                ? withBody(answer, body.substring(0, body.length() - 1) + ",\"nested\":" + nest(depth) + "}")
                : answer;
    }

    public static String nest(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
