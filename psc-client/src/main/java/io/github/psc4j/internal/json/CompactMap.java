package io.github.psc4j.internal.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a JSON document: unmodifiable, in the order of the document, with names that other objects share. */
final class CompactMap extends AbstractMap<String, @Nullable Object> {

    private final Shape shape;
    private final @Nullable Object[] values;

    /** Takes the array over. */
    CompactMap(Shape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** Takes the arrays over. */
    static CompactMap of(JsonNames names, int depth, String[] members, @Nullable Object[] values) {
        Shape shape = Shape.of(members);
        names.remember(shape, depth);
        return new CompactMap(shape, values);
    }

    Shape shape() {
        return shape;
    }

    @Nullable
    Object value(int i) {
        return i < values.length ? values[i] : null;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return shape.find(name) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int i = shape.find(name);
        return i < 0 ? null : values[i];
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, @Nullable Object>> {
        private int at;

        @Override
        public boolean hasNext() {
            return at < values.length;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, @Nullable Object> entry =
                    new AbstractMap.SimpleImmutableEntry<>(shape.name(at), values[at]);
            at++;
            return entry;
        }
    }
}
