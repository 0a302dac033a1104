package io.github.psc4j.internal.json;

import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of an object, in their order, shared by all objects of these names. Immutable. */
final class Shape {

    private static final Shape EMPTY = new Shape(new String[0]);

    /** Above, names are found in a map of the JDK, which many names of one hash do not slow down. */
    private static final int SMALL = 64;

    private final String[] names;
    private final byte[] index;
    private final Map<String, Integer> large;

    private Shape(String[] names) {
        this.names = names;
        boolean small = names.length <= SMALL;
        this.index = small ? new byte[Integer.highestOneBit(Math.max(1, names.length)) * 4] : new byte[0];
        this.large = small ? Map.of() : new HashMap<>(names.length * 2);
        for (int i = 0; i < names.length; i++) {
            if (small) {
                put(i);
            } else if (large.put(names[i], i) != null) {
                throw twice();
            }
        }
    }

    /** Takes the array over; a name that stands twice is refused. */
    @Implements({Requirement.RFC_7515_UNIQUE, Requirement.RFC_7519_UNIQUE})
    static Shape of(String[] names) {
        return names.length == 0 ? EMPTY : new Shape(names);
    }

    private void put(int i) {
        int slot = slot(names[i]);
        while (index[slot] != 0) {
            if (names[index[slot] - 1].equals(names[i])) {
                throw twice();
            }
            slot = (slot + 1) & (index.length - 1);
        }
        index[slot] = (byte) (i + 1);
    }

    private int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & (index.length - 1);
    }

    int size() {
        return names.length;
    }

    String name(int i) {
        return names[i];
    }

    String[] firstNames(int count) {
        return Arrays.copyOf(names, count);
    }

    /** The place of a name, or -1. */
    int find(@Nullable Object name) {
        if (!(name instanceof String text)) {
            return -1;
        }
        if (names.length > SMALL) {
            return large.getOrDefault(text, -1);
        }
        for (int slot = slot(text); index[slot] != 0; slot = (slot + 1) & (index.length - 1)) {
            int i = index[slot] - 1;
            if (names[i].equals(text)) {
                return i;
            }
        }
        return -1;
    }

    private static JsonException twice() {
        return new JsonException("a name stands twice in an object");
    }
}
