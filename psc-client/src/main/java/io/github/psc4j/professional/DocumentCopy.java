package io.github.psc4j.professional;

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
 * Copies a JSON tree deeply, so that nothing the caller does later shows through; bounded in depth and size. When it is
 * full the containers stay empty, but no text at the top is lost: one swollen field must not hide who the person is.
 */
final class DocumentCopy {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NODES = 200_000;

    private final Doubts doubts;
    private int nodes;

    private DocumentCopy(Doubts doubts) {
        this.doubts = doubts;
    }

    static Map<String, @Nullable Object> of(Map<?, ?> document, Doubts doubts) {
        return new DocumentCopy(doubts).map(document, 0);
    }

    private @Nullable Object value(@Nullable Object value, int depth) {
        if (value == null
                || value instanceof String
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
        boolean container = value instanceof Map || value instanceof Collection;
        if (!container) {
            doubts.add(Doubt.Kind.UNREADABLE, "");
            return null;
        }
        if (depth >= MAX_DEPTH) {
            doubts.add(Doubt.Kind.CUT_SHORT, "");
            return null;
        }
        return value instanceof Map<?, ?> map ? map(map, depth + 1) : list((Collection<?>) value, depth + 1);
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            boolean full = isFull();
            if (full && depth > 0) {
                break;
            }
            if (entry.getKey() instanceof String key) {
                copy.put(key, value(entry.getValue(), depth));
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    private List<@Nullable Object> list(Collection<?> list, int depth) {
        List<@Nullable Object> copy = new ArrayList<>(Math.min(list.size(), 16));
        for (Object item : list) {
            if (isFull()) {
                break;
            }
            copy.add(value(item, depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private boolean isFull() {
        if (nodes >= MAX_NODES) {
            doubts.add(Doubt.Kind.CUT_SHORT, "");
            return true;
        }
        nodes++;
        return false;
    }
}
