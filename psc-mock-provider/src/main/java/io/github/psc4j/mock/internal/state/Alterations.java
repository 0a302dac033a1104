package io.github.psc4j.mock.internal.state;

import io.github.psc4j.mock.internal.util.Json;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** How the provider is told to lie. By default it does not. */
public final class Alterations {

    /** What can be altered as a JSON document. */
    public enum Document {
        ID_TOKEN,
        ACCESS_TOKEN,
        USERINFO,
        TOKEN_RESPONSE,
        METADATA,
        LOGOUT_TOKEN,
        TARGET_TOKEN
    }

    private final Map<Document, UnaryOperator<Map<String, Object>>> documents =
            new java.util.concurrent.ConcurrentHashMap<>();
    private volatile UnaryOperator<String> compactIdToken = UnaryOperator.identity();

    public void alter(Document document, UnaryOperator<Map<String, Object>> change) {
        documents.put(document, Objects.requireNonNull(change, "change"));
    }

    public void tamper(UnaryOperator<String> change) {
        compactIdToken = Objects.requireNonNull(change, "change");
    }

    public void clear() {
        documents.clear();
        compactIdToken = UnaryOperator.identity();
    }

    public Map<String, Object> applied(Document document, Map<String, Object> original) {
        UnaryOperator<Map<String, Object>> change = documents.get(document);
        return change == null ? original : change.apply(Json.thawed(original));
    }

    public String tampered(String compact) {
        return compactIdToken.apply(compact);
    }
}
