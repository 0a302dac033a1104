package io.github.psc4j.json;

import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259) in one pass, and nothing that two readers could understand in two ways: a name twice in one
 * object, half a surrogate pair, a number beyond bounds are refused. Depth and number of values are bounded while reading. No
 * message quotes the text. Used once, by one thread.
 *
 * <p>Of our own because what a parser lets through decides what a signature covers: general ones take the last of two equal
 * names, or an array of pairs for an object, and recurse as deep as the text wants.
 */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** Digits that surely fit into a long. */
    private static final int LONG_CHARS = 18;

    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;
    private static final char FIRST_PRINTABLE = 0x20;

    private final String text;
    private int at;
    private int depth;
    private int values;

    JsonReader(String text) {
        this.text = text;
    }

    Map<String, @Nullable Object> readObjectOnly() {
        skipSpace();
        if (at == text.length() || text.charAt(at) != '{') {
            throw new JsonException("not a JSON object");
        }
        Map<String, @Nullable Object> object = object();
        skipSpace();
        if (at < text.length()) {
            throw malformed();
        }
        return object;
    }

    private @Nullable Object value() {
        if (++values > Limits.JSON_VALUES) {
            throw new JsonException("more than " + Limits.JSON_VALUES + " values");
        }
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    @Enforces({Rule.RFC_7515_UNIQUE, Rule.RFC_7519_UNIQUE})
    private Map<String, @Nullable Object> object() {
        enter();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (!endsHere('}')) {
            do {
                skipSpace();
                String name = string();
                skipSpace();
                expect(':');
                skipSpace();
                if (object.containsKey(name)) {
                    throw new JsonException("the same name twice in one object");
                }
                object.put(name, value());
            } while (goesOn('}'));
        }
        depth--;
        return object;
    }

    private List<@Nullable Object> array() {
        enter();
        List<@Nullable Object> array = new ArrayList<>();
        if (!endsHere(']')) {
            do {
                skipSpace();
                array.add(value());
            } while (goesOn(']'));
        }
        depth--;
        return array;
    }

    private void enter() {
        if (++depth > Limits.JSON_DEPTH) {
            throw new JsonException("nested deeper than " + Limits.JSON_DEPTH);
        }
        at++;
    }

    private boolean endsHere(char end) {
        skipSpace();
        boolean ends = peek() == end;
        if (ends) {
            at++;
        }
        return ends;
    }

    private boolean goesOn(char end) {
        skipSpace();
        char c = peek();
        at++;
        if (c != ',' && c != end) {
            throw malformed();
        }
        return c == ',';
    }

    private String string() {
        expect('"');
        int start = at;
        while (true) {
            char c = peek();
            if (c == '"') {
                return withoutHalfPairs(text.substring(start, at++));
            }
            if (c == '\\') {
                return withoutHalfPairs(stringWithEscapes(start));
            }
            requirePrintable(c);
            at++;
        }
    }

    private String stringWithEscapes(int start) {
        StringBuilder result = new StringBuilder(text.substring(start, at));
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return result.toString();
            }
            requirePrintable(c);
            result.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            char c = peek();
            // Character.digit would take digits of other scripts too.
            int digit = c < 0x80 ? Character.digit(c, HEX) : -1;
            if (digit < 0) {
                throw malformed();
            }
            code = code * HEX + digit;
            at++;
        }
        return (char) code;
    }

    private static String withoutHalfPairs(String read) {
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < read.length()
                        && Character.isLowSurrogate(read.charAt(i + 1));
                if (!pair) {
                    throw new JsonException("a text has half a surrogate pair");
                }
                i++;
            }
        }
        return read;
    }

    private static void requirePrintable(char c) {
        if (c < FIRST_PRINTABLE) {
            throw new JsonException("a text has a control character");
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return meaning;
    }

    private Number number() {
        int start = at;
        while (at < text.length() && isOfNumber(text.charAt(at))) {
            at++;
        }
        if (at - start > Limits.JSON_NUMBER_CHARS) {
            throw new JsonException("a number has more than " + Limits.JSON_NUMBER_CHARS + " characters");
        }
        String number = text.substring(start, at);
        var parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            throw malformed();
        }
        if (parts.group(1) == null && parts.group(2) == null) {
            return whole(number);
        }
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw new JsonException("a number is too large");
        }
        return value;
    }

    private static Number whole(String number) {
        if (number.length() <= LONG_CHARS) {
            return Long.valueOf(number);
        }
        BigInteger value = new BigInteger(number);
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private void skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private static JsonException malformed() {
        return new JsonException("not a JSON object");
    }
}
