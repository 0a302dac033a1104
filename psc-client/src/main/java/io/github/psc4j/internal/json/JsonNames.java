package io.github.psc4j.internal.json;

import io.github.psc4j.internal.limit.Limits;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Names that a document is expected to hold, found by their bytes without making a string of them. Remembers in which order
 * they stood in the objects of the document before, and nothing else of it. Thread-safe.
 */
public final class JsonNames {

    private final @Nullable String[] table;
    private final int mask;

    /** One for each depth; of these names only, so that a document cannot fill it with others. */
    private final AtomicReferenceArray<@Nullable Shape> shapes = new AtomicReferenceArray<>(Limits.JSON_DEPTH + 2);

    private JsonNames(@Nullable String[] table) {
        this.table = table;
        this.mask = table.length - 1;
    }

    @Nullable
    Shape shapeAt(int depth) {
        return shapes.get(depth);
    }

    void remember(Shape shape, int depth) {
        if (shape.size() > 0 && shape.size() <= table.length && hasAll(shape)) {
            shapes.set(depth, shape);
        }
    }

    private boolean hasAll(Shape shape) {
        for (int i = 0; i < shape.size(); i++) {
            if (!contains(shape.name(i))) {
                return false;
            }
        }
        return true;
    }

    /** The very string, not an equal one that a document brought. */
    @SuppressWarnings("ReferenceEquality")
    private boolean contains(String name) {
        for (int slot = hash(name) & mask; ; slot = (slot + 1) & mask) {
            String known = table[slot];
            if (known == null || known == name) {
                return known != null;
            }
        }
    }

    /**
     * Collects names.
     *
     * @param names the names; those that are not of plain ASCII letters, digits and signs are left out
     * @return the collection
     */
    public static JsonNames of(Collection<String> names) {
        int size = Integer.highestOneBit(Math.max(1, names.size())) * 4;
        @Nullable String[] table = new @Nullable String[size];
        for (String name : names) {
            if (isPlain(name)) {
                int slot = hash(name) & (size - 1);
                while (table[slot] != null) {
                    slot = (slot + 1) & (size - 1);
                }
                table[slot] = name;
            }
        }
        return new JsonNames(table);
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '"' && c != '\\');
    }

    /** The name that begins here and ends in a quote; {@code null} if it is none of these. */
    @Nullable
    String find(byte[] bytes, int start) {
        int hash = 0;
        int at = start;
        while (at < bytes.length && bytes[at] != '"') {
            hash = 31 * hash + bytes[at];
            at++;
        }
        if (at >= bytes.length) {
            return null;
        }
        for (int slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
            String name = table[slot];
            if (name == null || matches(name, bytes, start, at)) {
                return name;
            }
        }
    }

    private static boolean matches(String name, byte[] bytes, int start, int end) {
        if (name.length() != end - start) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + name.charAt(i);
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }
}
