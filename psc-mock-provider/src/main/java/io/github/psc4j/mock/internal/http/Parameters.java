package io.github.psc4j.mock.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a query or a form. A parameter without a value counts as absent (RFC 6749 section 3.1). */
public final class Parameters {

    /** Thrown for a text that is no list of parameters. */
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
        this.all = all;
        all.forEach((name, given) -> {
            given.stream().filter(value -> !value.isEmpty()).findFirst().ifPresent(value -> values.put(name, value));
            if (given.size() > 1) {
                duplicated.add(name);
            }
        });
    }

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

    /** A copy with one more parameter; one that is given already stays as it is. */
    public Parameters withDefault(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(all);
        more.putIfAbsent(name, List.of(value));
        return new Parameters(more);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Every parameter with its values in order, empty ones included. */
    public Map<String, List<String>> all() {
        return all;
    }

    public Set<String> duplicated() {
        return duplicated;
    }
}
