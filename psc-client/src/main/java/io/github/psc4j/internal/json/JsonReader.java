package io.github.psc4j.internal.json;

import io.github.psc4j.internal.limit.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object (RFC 8259) straight from its bytes into unmodifiable maps and lists, strictly and within bounds:
 * bytes, depth and number of values. Members keep their order; a name that stands twice is refused, since two readers
 * would take two different values for it, and so is text that is no Unicode. Objects of the same names, as the activities
 * of a professional are, share those names.
 */
public final class JsonReader {

    private static final @Nullable Object[] NOTHING = new @Nullable Object[0];

    private final byte[] bytes;
    private final JsonNames names;
    private final JsonText text;
    private final int maxDepth;
    private final int maxValues;
    private @Nullable CompactMap[] lastObject = new @Nullable CompactMap[8];
    private @Nullable Object[] stack = NOTHING;
    private int top;
    private int values;
    private int depth;
    private int at;

    private JsonReader(byte[] bytes, JsonNames names, int maxDepth, int maxValues) {
        this.bytes = bytes;
        this.names = names;
        this.text = new JsonText(bytes);
        this.maxDepth = maxDepth;
        this.maxValues = maxValues;
    }

    /**
     * Reads an object.
     *
     * @param utf8 the document in UTF-8; not kept
     * @param names the names that are expected; they save memory, and others are read as well
     * @param maxBytes how many bytes it may have
     * @param maxValues how many values it may hold, objects and arrays included
     * @return its members, unmodifiable at any depth
     * @throws JsonException if it is not one JSON object in UTF-8, or is beyond a bound or {@link Limits#JSON_DEPTH}; no word
     *     of the document is in the message
     */
    public static Map<String, @Nullable Object> readObject(byte[] utf8, JsonNames names, int maxBytes, int maxValues) {
        if (utf8.length > maxBytes) {
            throw new JsonException("longer than " + maxBytes + " bytes");
        }
        return new JsonReader(utf8, names, Limits.JSON_DEPTH, maxValues).document();
    }

    /**
     * Tells a document that was read here, and need not be copied to be kept, from one that somebody may still change.
     *
     * @param document a document
     * @return the document itself if it comes from {@link #readObject}, else {@code null}
     */
    public static @Nullable Map<String, @Nullable Object> parsedHere(Map<?, ?> document) {
        return document instanceof CompactMap own ? own : null;
    }

    private Map<String, @Nullable Object> document() {
        if (next() != '{') {
            throw new JsonException("not a JSON object");
        }
        at++;
        Map<String, @Nullable Object> members = object();
        if (next() != -1) {
            throw new JsonException("something follows the JSON object");
        }
        return members;
    }

    /** @param before the value that stood here in the object before: often the same one again */
    private @Nullable Object value(@Nullable Object before) {
        if (++values > maxValues) {
            throw new JsonException("more than " + maxValues + " values");
        }
        int c = next();
        return switch (c) {
            case '"' -> before instanceof String known && isNext(known) ? known : string();
            case '{' -> {
                at++;
                yield object();
            }
            case '[' -> {
                at++;
                yield array();
            }
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number(c);
        };
    }

    /**
     * Reads into an array of the right size as long as the names are those of the object that stood at this depth before,
     * in this document or the one before it; otherwise by way of the stack.
     */
    private CompactMap object() {
        enter();
        int here = depth;
        if (here >= lastObject.length) {
            lastObject = Arrays.copyOf(lastObject, here * 2);
        }
        CompactMap before = lastObject[here];
        Shape expected = before == null ? names.shapeAt(here) : before.shape();
        CompactMap members = expected == null ? unexpected(null, NOTHING, 0, next()) : expected(expected, before);
        leave();
        lastObject[here] = members;
        return members;
    }

    private CompactMap expected(Shape expected, @Nullable CompactMap before) {
        int size = expected.size();
        @Nullable Object[] members = new @Nullable Object[size];
        int c = next();
        for (int i = 0; i < size; i++) {
            if (c != '"' || !isNext(expected.name(i))) {
                return unexpected(expected, members, i, c);
            }
            colon();
            members[i] = value(before == null ? null : before.value(i));
            boolean end = next(',', '}');
            if (end) {
                return i == size - 1
                        ? new CompactMap(expected, members)
                        : CompactMap.of(names, depth, expected.firstNames(i + 1), Arrays.copyOf(members, i + 1));
            }
            c = next();
            if (c != '"') {
                throw malformed();
            }
        }
        return unexpected(expected, members, size, c);
    }

    /** Goes on after {@code read} members of an expected object; {@code c} is what follows. */
    private CompactMap unexpected(@Nullable Shape expected, @Nullable Object[] members, int read, int c) {
        int first = top;
        for (int i = 0; i < read && expected != null; i++) {
            push(expected.name(i));
            push(members[i]);
        }
        if (c == '}' && read == 0) {
            at++;
        } else {
            int next = c;
            while (true) {
                if (next != '"') {
                    throw malformed();
                }
                push(name());
                colon();
                push(value(null));
                if (next(',', '}')) {
                    break;
                }
                next = next();
            }
        }
        int size = (top - first) / 2;
        String[] readNames = new String[size];
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            readNames[i] = (String) Objects.requireNonNull(stack[first + 2 * i]);
            values[i] = stack[first + 2 * i + 1];
        }
        top = first;
        return CompactMap.of(names, depth, readNames, values);
    }

    private List<@Nullable Object> array() {
        enter();
        int first = top;
        if (next() == ']') {
            at++;
        } else {
            do {
                push(value(null));
            } while (!next(',', ']'));
        }
        leave();
        List<@Nullable Object> items = first == top
                ? List.of()
                : Collections.unmodifiableList(Arrays.asList(Arrays.copyOfRange(stack, first, top)));
        top = first;
        return items;
    }

    private void enter() {
        if (++depth > maxDepth) {
            throw new JsonException("nested deeper than " + maxDepth);
        }
    }

    private void leave() {
        depth--;
    }

    /** Whether this is the text that stands here; then it is read. */
    private boolean isNext(String expected) {
        int end = at + 1 + expected.length();
        if (end >= bytes.length || bytes[end] != '"') {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            int c = bytes[at + 1 + i];
            // A text that came by way of an escape is not told by its bytes.
            if (c != expected.charAt(i) || c < 0x20 || c == '"' || c == '\\') {
                return false;
            }
        }
        at = end + 1;
        return true;
    }

    private void colon() {
        if (next() != ':') {
            throw malformed();
        }
        at++;
    }

    private String name() {
        String known = names.find(bytes, at + 1);
        if (known != null) {
            at += known.length() + 2;
            return known;
        }
        return string();
    }

    private String string() {
        String value = text.read(at + 1);
        at = text.end();
        return value;
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        int end = at + word.length();
        if (end > bytes.length) {
            throw malformed();
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                throw malformed();
            }
        }
        at = end;
        return value;
    }

    private Number number(int first) {
        int start = at;
        if (first == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        int wholeEnd = at;
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > Limits.JSON_NUMBER_CHARS) {
            throw new JsonException("a number of more than " + Limits.JSON_NUMBER_CHARS + " characters");
        }
        String digits = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
        if (at > wholeEnd) {
            return decimal(digits);
        }
        return digits.length() <= 18 ? Long.valueOf(digits) : large(new BigInteger(digits));
    }

    private static Number large(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    /** A number that is whole once its exponent is applied is read as whole numbers are: 1.1e1 is 11. */
    private static Number decimal(String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            // Other readers make a double of it, and refuse what is none.
            if (Double.isInfinite(number.doubleValue())) {
                throw new JsonException("a number beyond measure");
            }
            return number.scale() == 0 ? large(number.unscaledValue()) : number;
        } catch (NumberFormatException e) {
            throw new JsonException("a number beyond measure");
        }
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
    }

    /** Whether the list ends here; if not, another element must follow. */
    private boolean next(char separator, char end) {
        int c = next();
        at++;
        if (c == end) {
            return true;
        }
        if (c != separator) {
            throw malformed();
        }
        return false;
    }

    private int next() {
        while (at < bytes.length) {
            int c = bytes[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c & 0xff;
            }
            at++;
        }
        return -1;
    }

    private int peek() {
        return at < bytes.length ? bytes[at] : -1;
    }

    private void push(@Nullable Object value) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, Math.max(16, top * 2));
        }
        stack[top++] = value;
    }

    private static JsonException malformed() {
        return new JsonException("not JSON");
    }
}
