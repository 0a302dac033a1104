package io.github.psc4j.mock.internal.file;

import io.github.psc4j.mock.model.InvalidFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value in a file that knows where it stands, so that a complaint about it can say so. */
record Node(String place, @Nullable Object value) {

    static Node root(String file, @Nullable Object value) {
        return new Node(file + ": ", value);
    }

    /** A complaint about this value. */
    InvalidFileException wrong(String problem) {
        return new InvalidFileException(place.endsWith(": ") ? place + problem : place + " " + problem);
    }

    boolean isList() {
        return value instanceof List;
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean yes() {
        if (value instanceof Boolean yes) {
            return yes;
        }
        throw wrong("must be true or false");
    }

    /** The members of an object, of which no other than these is known. */
    Map<String, Node> members(Set<String> known) {
        Map<String, Node> members = members();
        for (Map.Entry<String, Node> member : members.entrySet()) {
            if (!known.contains(member.getKey())) {
                throw member.getValue()
                        .wrong("is not known here, only " + String.join(", ", new java.util.TreeSet<>(known)));
            }
        }
        return members;
    }

    Map<String, Node> members() {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("must be an object");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), new Node(below(String.valueOf(name)), member)));
        return members;
    }

    List<Node> items() {
        if (!(value instanceof List<?> list)) {
            throw wrong("must be a list");
        }
        List<Node> items = new ArrayList<>();
        for (Object item : list) {
            items.add(new Node(place + "[" + items.size() + "]", item));
        }
        return items;
    }

    private String below(String name) {
        return place.endsWith(": ") ? place + name : place + "." + name;
    }

    /** A text; a whole number may stand without quotes, codes and numbers of registers often do. */
    String text() {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long || value instanceof Integer) {
            return String.valueOf(value);
        }
        throw wrong("must be a text");
    }

    int number(int max) {
        try {
            int number = Integer.parseInt(text());
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong("must be a number from 0 to " + max);
    }

    List<String> texts() {
        return items().stream().map(Node::text).toList();
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        String name = text().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw wrong("must be one of "
                + String.join(
                        ", ",
                        java.util.Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'))
                                .toList()));
    }

    static Optional<Node> in(Map<String, Node> members, String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A text that an object must have. */
    static String text(Node owner, Map<String, Node> members, String name) {
        return in(members, name).orElseThrow(() -> owner.wrong("needs " + name)).text();
    }
}
