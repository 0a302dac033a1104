package io.github.psc4j.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads the parameters of a query or of a form. */
final class Query {
    private Query() {}

    /** The values of a parameter; what cannot be decoded is left out. */
    static List<String> values(String text, String name) {
        return Stream.of(text.split("&", -1))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return equals < 0
                            ? new String[] {pair, ""}
                            : new String[] {pair.substring(0, equals), pair.substring(equals + 1)};
                })
                .filter(pair -> decode(pair[0]).contains(name))
                .flatMap(pair -> decode(pair[1]).stream())
                .toList();
    }

    private static List<String> decode(String part) {
        try {
            return List.of(URLDecoder.decode(part, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
