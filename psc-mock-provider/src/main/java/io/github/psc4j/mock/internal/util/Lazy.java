package io.github.psc4j.mock.internal.util;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that takes time to make and is not always needed: made once, when it is asked for. Safe for several threads. */
public final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }
}
