package io.github.psc4j.professional;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.limit.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies the tree of another JSON library deeply, so that nothing the caller does later shows through. It has the bounds of
 * a document that this library reads itself.
 */
final class DocumentCopy {

    private final Issues issues;
    private int values;
    private long characters;

    private DocumentCopy(Issues issues) {
        this.issues = issues;
    }

    static Map<String, @Nullable Object> of(Map<?, ?> document, Issues issues) {
        return new DocumentCopy(issues).map(document, 1);
    }

    private @Nullable Object value(@Nullable Object value, int depth) {
        if (++values > Limits.JSON_VALUES) {
            throw beyond("of more than " + Limits.JSON_VALUES + " values");
        }
        if (value instanceof String text) {
            count(text);
            return value;
        }
        if (value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Float) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth + 1);
        }
        if (value instanceof Collection<?> list) {
            return list(list, depth + 1);
        }
        issues.add(Issue.Kind.UNREADABLE, "");
        return null;
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
        enter(depth);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof String key) {
                count(key);
                copy.put(key, value(entry.getValue(), depth));
            } else {
                issues.add(Issue.Kind.UNREADABLE, "");
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    private List<@Nullable Object> list(Collection<?> list, int depth) {
        enter(depth);
        List<@Nullable Object> copy = new ArrayList<>(Math.min(list.size(), 16));
        for (Object item : list) {
            copy.add(value(item, depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private static void enter(int depth) {
        if (depth > Limits.JSON_DEPTH) {
            throw beyond("nested deeper than " + Limits.JSON_DEPTH);
        }
    }

    private void count(String text) {
        characters += text.length();
        if (characters > Limits.USERINFO_BYTES) {
            throw beyond("longer than " + Limits.USERINFO_BYTES + " characters");
        }
    }

    private static PscValidationException beyond(String bound) {
        return new PscValidationException(ErrorCode.USERINFO_UNREADABLE, "the userinfo document is " + bound);
    }
}
