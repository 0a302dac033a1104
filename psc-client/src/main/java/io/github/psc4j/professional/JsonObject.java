package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
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
 * element a list of one. What cannot be read becomes an issue. Paths are put together only for issues, which are rare.
 */
final class JsonObject {

    private static final int NO_INDEX = -1;
    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);

    private final Map<?, ?> members;
    private final @Nullable JsonObject parent;
    private final String name;
    private final int index;
    private final Context context;

    private JsonObject(Map<?, ?> members, @Nullable JsonObject parent, String name, int index, Context context) {
        this.members = members;
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.context = context;
    }

    static JsonObject document(Map<?, ?> members, Context context) {
        return new JsonObject(members, null, "", NO_INDEX, context);
    }

    Context context() {
        return context;
    }

    String path(String member) {
        return path(member, NO_INDEX);
    }

    private String path(String member, int at) {
        String here = parent == null ? "" : parent.path(name, index);
        return here + "/" + member + (at == NO_INDEX ? "" : "/" + at);
    }

    Optional<String> text(String member) {
        return Optional.ofNullable(string(member));
    }

    private @Nullable String string(String member) {
        return string(members.get(member), member, NO_INDEX);
    }

    Optional<Coded> coded(String member, CodedField field) {
        String text = string(member);
        return text == null ? Optional.empty() : known(context.coded(field, text), member, NO_INDEX);
    }

    Optional<Coded> skill(String member, Optional<Coded> type) {
        String text = string(member);
        if (text == null) {
            return Optional.empty();
        }
        String code = type.isEmpty() ? "" : type.get().code();
        return known(context.nomenclatures().readSkill(code, text), member, NO_INDEX);
    }

    List<Coded> codes(String member, CodedField field, int max) {
        return each(member, max, (value, at) -> {
            String text = string(value, member, at);
            return text == null
                    ? null
                    : known(context.coded(field, text), member, at).orElse(null);
        });
    }

    <T extends Identifier> Optional<T> identifier(String member, Function<String, T> type) {
        String text = string(member);
        if (text == null) {
            return Optional.empty();
        }
        T identifier = type.apply(text);
        if (!identifier.checkDigitValid()) {
            context.issue(Issue.Kind.CHECK_DIGIT, path(member));
        }
        return Optional.of(identifier);
    }

    /** {@code VRAI} or {@code FAUX}, or what the rest of the world writes. */
    Optional<Boolean> flag(String member) {
        Object value = members.get(member);
        if (single(value, member) instanceof Boolean flag) {
            return flag ? YES : NO;
        }
        String word = string(value, member, NO_INDEX);
        if (word == null) {
            return Optional.empty();
        }
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "VRAI", "TRUE" -> YES;
            case "FAUX", "FALSE" -> NO;
            default -> {
                context.issue(Issue.Kind.UNREADABLE, path(member));
                yield Optional.empty();
            }
        };
    }

    /** A small whole number, also as a text. */
    OptionalInt integer(String member) {
        Object value = single(members.get(member), member);
        if (value instanceof Long number && number.intValue() == number) {
            return OptionalInt.of(number.intValue());
        }
        String text =
                value instanceof Number number ? PlainNumber.of(number).orElse(null) : string(value, member, NO_INDEX);
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            context.issue(Issue.Kind.UNREADABLE, path(member));
            return OptionalInt.empty();
        }
    }

    Optional<JsonObject> object(String member) {
        Object value = single(members.get(member), member);
        return value == null ? Optional.empty() : Optional.ofNullable(object(value, member, NO_INDEX));
    }

    /** Objects of an array; {@code max} bounds how many are read. What the reading has no result for is left out. */
    <T> List<T> objects(String member, int max, Function<JsonObject, @Nullable T> reading) {
        return each(member, max, (value, at) -> {
            JsonObject object = object(value, member, at);
            return object == null ? null : reading.apply(object);
        });
    }

    boolean has(String member) {
        return members.get(member) != null;
    }

    private @Nullable JsonObject object(@Nullable Object value, String member, int at) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(map, this, member, at, context);
        }
        if (!isBlank(value)) {
            context.issue(Issue.Kind.UNREADABLE, path(member, at));
        }
        return null;
    }

    private Optional<Coded> known(Coded coded, String member, int at) {
        if (coded.isKnown()) {
            return Optional.of(coded);
        }
        if (coded.code().isEmpty()) {
            context.issue(Issue.Kind.UNREADABLE, path(member, at));
            return Optional.empty();
        }
        context.issue(Issue.Kind.UNKNOWN_CODE, path(member, at));
        return Optional.of(coded);
    }

    private @Nullable String string(@Nullable Object value, String member, int at) {
        if (value instanceof String text) {
            return text.isEmpty() ? null : present(text, member, at);
        }
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> list && at == NO_INDEX) {
            Object only = single(list, member);
            return only instanceof List<?> ? unreadable(member, at) : string(only, member, at);
        }
        String number = value instanceof Number found ? PlainNumber.of(found).orElse(null) : null;
        if (number == null) {
            return unreadable(member, at);
        }
        context.issue(Issue.Kind.UNEXPECTED_TYPE, path(member, at));
        return number;
    }

    private @Nullable String present(String text, String member, int at) {
        String stripped = text.strip();
        if (!Text.isPrintable(stripped)) {
            context.issue(Issue.Kind.UNPRINTABLE, path(member, at));
        }
        return stripped.isEmpty() ? null : stripped;
    }

    private @Nullable String unreadable(String member, int at) {
        context.issue(Issue.Kind.UNREADABLE, path(member, at));
        return null;
    }

    /** The value itself, or the one element of a list. */
    private @Nullable Object single(@Nullable Object value, String member) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        if (list.isEmpty()) {
            return null;
        }
        context.issue(list.size() == 1 ? Issue.Kind.UNEXPECTED_TYPE : Issue.Kind.UNREADABLE, path(member));
        return list.size() == 1 ? list.get(0) : null;
    }

    private <T> List<T> each(String member, int max, Visitor<T> visitor) {
        Object value = members.get(member);
        if (value instanceof List<?> list) {
            if (list.size() > max) {
                context.issue(Issue.Kind.CUT_SHORT, path(member));
            }
            int count = Math.min(list.size(), max);
            if (count == 1) {
                return one(visitor.visit(list.get(0), 0));
            }
            List<T> results = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                T result = visitor.visit(list.get(i), i);
                if (result != null) {
                    results.add(result);
                }
            }
            return List.copyOf(results);
        }
        if (isBlank(value)) {
            return List.of();
        }
        context.issue(Issue.Kind.UNEXPECTED_TYPE, path(member));
        return one(visitor.visit(value, NO_INDEX));
    }

    private static <T> List<T> one(@Nullable T result) {
        return result == null ? List.of() : List.of(result);
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    /** Reads one element of a list. */
    private interface Visitor<T> {
        @Nullable
        T visit(@Nullable Object value, int at);
    }
}
