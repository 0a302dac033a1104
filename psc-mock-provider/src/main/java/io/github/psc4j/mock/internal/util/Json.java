package io.github.psc4j.mock.internal.util;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON documents as maps. */
public final class Json {

    private Json() {}

    public static String write(Map<String, ?> document) {
        return JSONObjectUtils.toJSONString(document);
    }

    /** A deep copy that nobody can change; keeps the order. */
    public static Map<String, Object> frozen(Map<String, ?> document) {
        Map<String, Object> copy = new LinkedHashMap<>();
        document.forEach((name, value) -> copy.put(name, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** A deep copy that may be changed. */
    public static Map<String, Object> thawed(Map<String, ?> document) {
        Map<String, Object> copy = new LinkedHashMap<>();
        document.forEach((name, value) -> copy.put(name, thawedValue(value)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object frozenValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozen((Map<String, ?>) map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(frozenValue(item)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object thawedValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return thawed((Map<String, ?>) map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(thawedValue(item)));
            return copy;
        }
        return value;
    }
}
