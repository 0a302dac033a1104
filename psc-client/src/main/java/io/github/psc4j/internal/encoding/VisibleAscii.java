package io.github.psc4j.internal.encoding;

/**
 * The characters {@code %x21-7E}: what can stand in a header, a form or a URL without an encoding, and what a person can see. No
 * space, no control character, nothing beyond ASCII.
 */
public final class VisibleAscii {
    private static final char FIRST = '!';
    private static final char LAST = '~';

    private VisibleAscii() {}

    /**
     * Tells whether a text has visible ASCII characters only.
     *
     * @param text the text; an empty one has nothing else
     * @return whether every character is visible ASCII
     */
    public static boolean isAllOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST || c > LAST) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes a foreign text fit for a message: no line break in it, and no more than a part of a long one.
     *
     * @param text the text
     * @param maxChars how many characters are shown
     * @return the text with a question mark for every other character, cut after {@code maxChars}
     */
    public static String shown(String text, int maxChars) {
        String clean = text.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= maxChars ? clean : clean.substring(0, maxChars) + "…";
    }
}
