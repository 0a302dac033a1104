package io.github.psc4j.internal.argument;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import org.jspecify.annotations.Nullable;

/** Refuses by name what a caller must not pass, so that nothing but a {@code PscException} leaves the library. */
public final class Arguments {
    private Arguments() {}

    /** Returns the argument, which is not {@code null}. */
    public static <T> T required(@Nullable T argument, String name) {
        if (argument == null) {
            throw refused(name + " is null");
        }
        return argument;
    }

    /** Refuses {@code null}, in a constructor or a method that goes on with the argument under its own name. */
    public static void refuseNull(@Nullable Object argument, String name) {
        if (argument == null) {
            throw refused(name + " is null");
        }
    }

    /** Returns an argument that this library made: an interface that only the library implements is a handle. */
    public static <T> T own(Class<T> type, @Nullable Object argument, String name) {
        Object present = required(argument, name);
        if (!type.isInstance(present)) {
            throw refused(name + " was not made by this library");
        }
        return type.cast(present);
    }

    private static PscConfigurationException refused(String message) {
        return new PscConfigurationException(ErrorCode.ARGUMENT_INVALID, message);
    }
}
