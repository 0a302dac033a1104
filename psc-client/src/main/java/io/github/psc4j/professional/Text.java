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

    private static boolean isSpace(int point, int type) {
        return type == Character.CONTROL || Character.isWhitespace(point) || Character.isSpaceChar(point);
    }
}
