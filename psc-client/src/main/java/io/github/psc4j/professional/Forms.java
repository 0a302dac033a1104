package io.github.psc4j.professional;

/** What identifiers look like, told without a regular expression: every document asks several times. */
final class Forms {

    private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    private static final String TEST_PREFIX = "ANS";
    private static final int RPPS_LENGTH = 12;
    private static final int ADELI_LENGTH = 10;

    private Forms() {}

    static boolean isUuid(String text) {
        if (text.length() != UUID.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (UUID.charAt(i) == '-' ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    static boolean isTestIdentity(String text) {
        return text.length() > TEST_PREFIX.length()
                && text.regionMatches(true, 0, TEST_PREFIX, 0, TEST_PREFIX.length())
                && text.charAt(1) < 0x7f
                && text.charAt(2) < 0x7f
                && isDigits(text, TEST_PREFIX.length());
    }

    /** The national identifier of a professional of the RPPS: not the bare number of 11 digits. */
    static boolean isNationalRpps(String text) {
        return text.length() == RPPS_LENGTH && text.charAt(0) == '8' && isDigits(text, 1);
    }

    /** Digits, and letters for Corsica, overseas and the armed forces. */
    static boolean isNationalAdeli(String text) {
        if (text.length() != ADELI_LENGTH || text.charAt(0) != '0') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Only ASCII digits: others look alike and are none. */
    static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }
}
