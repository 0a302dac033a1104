package io.github.psc4j.mock.extension;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a query or a form. A parameter without a value counts as absent (RFC 6749 section 3.1). Immutable.
 */
public final class Parameters {

    /** Thrown for a text that is not a list of parameters. */
    public static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    private static final int MAX_COUNT = 100;

    private final Map<String, List<String>> all;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> duplicated = new LinkedHashSet<>();

    private Parameters(Map<String, List<String>> all) {
        this.all = Collections.unmodifiableMap(all);
        all.forEach((name, given) -> {
            given.stream().filter(value -> !value.isEmpty()).findFirst().ifPresent(value -> values.put(name, value));
            if (given.size() > 1) {
                duplicated.add(name);
            }
        });
    }

    /**
     * Reads parameters.
     *
     * @param text a query or a form, percent-encoded
     * @return the parameters
     * @throws MalformedException when it cannot be read
     */
    public static Parameters parse(String text) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            if (end < 0) {
                end = text.length();
            }
            add(text.substring(start, end), all);
            start = end + 1;
        }
        return new Parameters(all);
    }

    private static void add(String pair, Map<String, List<String>> all) {
        if (pair.isEmpty()) {
            return;
        }
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        all.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        if (all.size() > MAX_COUNT) {
            throw new MalformedException("too many parameters");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("bad percent-encoding");
        }
    }

    /**
     * Returns a copy with one more parameter; one that is there already stays as it is.
     *
     * @param name the parameter
     * @param value its value
     * @return the copy
     */
    public Parameters withDefault(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(all);
        more.putIfAbsent(name, List.of(value));
        return new Parameters(more);
    }

    /**
     * Returns a parameter.
     *
     * @param name its name
     * @return its first value; empty when it was not sent, or without a value
     */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Tells whether a parameter was sent with a value.
     *
     * @param name its name
     * @return whether it was
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * Returns every parameter with its values in order, empty ones included.
     *
     * @return the values by name; cannot be changed
     */
    public Map<String, List<String>> all() {
        return all;
    }

    /**
     * Returns the parameters that were sent more than once.
     *
     * @return their names; cannot be changed
     */
    public Set<String> duplicated() {
        return Collections.unmodifiableSet(duplicated);
    }
}
