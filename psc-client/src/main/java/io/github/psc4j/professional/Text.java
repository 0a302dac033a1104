package io.github.psc4j.professional;

/** Makes text that comes from a directory fit to stand in a menu. */
final class Text {

    private static final int MAX_LENGTH = 200;
    private static final int REPLACEMENT = 0xFFFD;

    private Text() {}

    /**
     * A directory entry must neither break a line, nor reverse the text around it, nor hide a part of itself: controls
     * become spaces, invisible format characters go, halves of surrogate pairs are replaced.
     */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_LENGTH + 1));
        int length = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int type = Character.getType(point);
            if (type == Character.FORMAT) {
                continue;
            }
            if (isSpace(point, type)) {
                space = length > 0;
                continue;
            }
            if (length >= MAX_LENGTH) {
                return out.append('…').toString();
            }
            if (space) {
                out.append(' ');
                length++;
                space = false;
            }
            out.appendCodePoint(type == Character.SURROGATE ? REPLACEMENT : point);
            length++;
        }
        return out.toString();
    }

    /** Whether nothing in the text would have to be changed to print it, spaces aside. */
    static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || (c >= 0x7f && isOdd(text, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOdd(String text, int i) {
        char c = text.charAt(i);
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        int type = Character.getType(text.codePointAt(i));
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isSpace(int point, int type) {
        return type == Character.CONTROL || Character.isWhitespace(point) || Character.isSpaceChar(point);
    }
}
