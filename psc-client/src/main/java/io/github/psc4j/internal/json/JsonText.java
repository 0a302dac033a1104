package io.github.psc4j.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Reads the strings of a JSON document: strict UTF-8, no unescaped control character, no half of a surrogate pair. */
final class JsonText {

    private static final char REPLACEMENT = '\uFFFD';

    /** Many codes are one letter. */
    private static final String[] SINGLE =
            IntStream.range(0, 0x80).mapToObj(Character::toString).toArray(String[]::new);

    private final byte[] bytes;
    private int end;

    JsonText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the string behind an opening quote; {@link #end()} is then behind the closing one. */
    String read(int start) {
        int at = start;
        int seen = 0;
        while (at < bytes.length) {
            int c = bytes[at];
            if (c == '"') {
                end = at + 1;
                return decoded(start, at, seen);
            }
            if (c == '\\') {
                return escaped(start, at);
            }
            if (c >= 0 && c < 0x20) {
                throw new JsonException("a control character in a text");
            }
            seen |= c;
            at++;
        }
        throw new JsonException("a text without end");
    }

    int end() {
        return end;
    }

    /** Most texts are ASCII; {@code seen} is negative if a byte was not. */
    private String decoded(int start, int stop, int seen) {
        if (start == stop) {
            return "";
        }
        if (stop - start == 1 && seen >= 0) {
            return SINGLE[seen];
        }
        if (seen >= 0) {
            return new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, start, stop - start, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkReplacements(start, stop);
        }
        return text;
    }

    /** A replacement character may have been sent as such, or stand for bytes that are no UTF-8. */
    private void checkReplacements(int start, int stop) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, stop - start));
        } catch (CharacterCodingException e) {
            throw new JsonException("not UTF-8");
        }
    }

    private String escaped(int start, int firstEscape) {
        StringBuilder out = new StringBuilder();
        int from = start;
        int at = firstEscape;
        int seen = 0;
        for (int i = start; i < firstEscape; i++) {
            seen |= bytes[i];
        }
        while (at < bytes.length) {
            int c = bytes[at];
            if (c == '"') {
                out.append(decoded(from, at, seen));
                end = at + 1;
                return out.toString();
            }
            if (c == '\\') {
                out.append(decoded(from, at, seen));
                at = escape(at + 1, out);
                from = at;
                seen = 0;
                continue;
            }
            if (c >= 0 && c < 0x20) {
                throw new JsonException("a control character in a text");
            }
            seen |= c;
            at++;
        }
        throw new JsonException("a text without end");
    }

    private int escape(int at, StringBuilder out) {
        int c = at < bytes.length ? bytes[at] : -1;
        switch (c) {
            case '"', '\\', '/' -> out.append((char) c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                return unicode(at + 1, out);
            }
            default -> throw new JsonException("an unknown escape in a text");
        }
        return at + 1;
    }

    private int unicode(int at, StringBuilder out) {
        char c = hex(at);
        out.append(c);
        if (!Character.isSurrogate(c)) {
            return at + 4;
        }
        boolean paired = Character.isHighSurrogate(c)
                && at + 5 < bytes.length
                && bytes[at + 4] == '\\'
                && bytes[at + 5] == 'u'
                && Character.isLowSurrogate(hex(at + 6));
        if (!paired) {
            throw new JsonException("half of a surrogate pair in a text");
        }
        out.append(hex(at + 6));
        return at + 10;
    }

    private char hex(int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < bytes.length ? Character.digit((char) (bytes[i] & 0xff), 16) : -1;
            if (digit < 0) {
                throw new JsonException("an unknown escape in a text");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }
}
