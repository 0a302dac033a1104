package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import io.github.psc4j.nomenclature.Nomenclatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of a userinfo document, read leniently: {@code ""} is absent, a list of one is its element and a single
 * element a list of one. What cannot be read becomes a doubt.
 */
final class JsonObject {

    private final Map<?, ?> members;
    private final String path;
    private final Doubts doubts;

    JsonObject(Map<?, ?> members, String path, Doubts doubts) {
        this.members = members;
        this.path = path;
        this.doubts = doubts;
    }

    String path(String name) {
        return path + "/" + name;
    }

    Optional<String> text(String name) {
        // Nearly every field is a text, and then nobody asks for its path.
        return members.get(name) instanceof String text ? present(text) : text(single(name), path(name));
    }

    Optional<Coded> coded(String name, CodedField field) {
        return coded(name, text -> Nomenclatures.ans().read(field, text));
    }

    Optional<Coded> coded(String name, Function<String, Coded> reading) {
        return text(name).flatMap(text -> coded(text, path(name), reading));
    }

    List<Coded> codes(String name, CodedField field, int max) {
        List<Coded> codes = new ArrayList<>();
        forEach(
                name,
                max,
                (value, where) -> text(value, where)
                        .flatMap(text ->
                                coded(text, where, read -> Nomenclatures.ans().read(field, read)))
                        .ifPresent(codes::add));
        return List.copyOf(codes);
    }

    <T extends Identifier> Optional<T> identifier(String name, Function<String, T> type) {
        Optional<T> identifier = text(name).map(type);
        if (identifier.filter(found -> !found.checkDigitValid()).isPresent()) {
            doubts.add(Doubt.Kind.CHECK_DIGIT, path(name));
        }
        return identifier;
    }

    /** {@code VRAI} or {@code FAUX}, or what the rest of the world writes. */
    Optional<Boolean> flag(String name) {
        Object value = single(name);
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        Optional<String> word = text(value, path(name)).map(text -> text.toUpperCase(Locale.ROOT));
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return switch (word.get()) {
            case "VRAI", "TRUE" -> Optional.of(true);
            case "FAUX", "FALSE" -> Optional.of(false);
            default -> {
                doubts.add(Doubt.Kind.UNREADABLE, path(name));
                yield Optional.empty();
            }
        };
    }

    /** A small whole number, also as a text. */
    OptionalInt integer(String name) {
        Object value = single(name);
        Optional<String> text = value instanceof Number number ? PlainNumber.of(number) : text(value, path(name));
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException e) {
            doubts.add(Doubt.Kind.UNREADABLE, path(name));
            return OptionalInt.empty();
        }
    }

    Optional<JsonObject> object(String name) {
        Object value = single(name);
        if (value == null) {
            return Optional.empty();
        }
        return object(value, path(name));
    }

    /** Objects of an array; {@code max} bounds how many are read. */
    List<JsonObject> objects(String name, int max) {
        List<JsonObject> objects = new ArrayList<>();
        forEach(name, max, (value, where) -> object(value, where).ifPresent(objects::add));
        return List.copyOf(objects);
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    private Optional<JsonObject> object(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new JsonObject(map, where, doubts));
        }
        if (!isBlank(value)) {
            doubts.add(Doubt.Kind.UNREADABLE, where);
        }
        return Optional.empty();
    }

    private Optional<Coded> coded(String text, String where, Function<String, Coded> reading) {
        Coded coded = reading.apply(text);
        if (coded.code().isEmpty()) {
            doubts.add(Doubt.Kind.UNREADABLE, where);
            return Optional.empty();
        }
        if (!coded.isKnown()) {
            doubts.add(Doubt.Kind.UNKNOWN_CODE, where);
        }
        return Optional.of(coded);
    }

    private Optional<String> text(@Nullable Object value, String where) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return present(text);
        }
        Optional<String> number = value instanceof Number found ? PlainNumber.of(found) : Optional.empty();
        doubts.add(number.isPresent() ? Doubt.Kind.UNEXPECTED_TYPE : Doubt.Kind.UNREADABLE, where);
        return number;
    }

    private static Optional<String> present(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }

    /** The value of a member, out of a list if it is alone there. */
    private @Nullable Object single(String name) {
        Object value = members.get(name);
        if (!(value instanceof List<?> list)) {
            return value;
        }
        if (list.isEmpty()) {
            return null;
        }
        doubts.add(list.size() == 1 ? Doubt.Kind.UNEXPECTED_TYPE : Doubt.Kind.UNREADABLE, path(name));
        return list.size() == 1 ? list.get(0) : null;
    }

    private void forEach(String name, int max, Visitor visitor) {
        Object value = members.get(name);
        if (value instanceof List<?> list) {
            if (list.size() > max) {
                doubts.add(Doubt.Kind.CUT_SHORT, path(name));
            }
            int count = Math.min(list.size(), max);
            for (int i = 0; i < count; i++) {
                visitor.visit(list.get(i), path(name) + "/" + i);
            }
        } else if (!isBlank(value)) {
            doubts.add(Doubt.Kind.UNEXPECTED_TYPE, path(name));
            visitor.visit(value, path(name));
        }
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    /** Reads one element of a list. */
    private interface Visitor {
        void visit(@Nullable Object value, String where);
    }
}
