package io.github.psc4j.professional;

/** The check digit of French health identifiers: modulo 10 over the whole number, every second digit doubled. */
final class Luhn {

    private Luhn() {}

    /** Digits only, and not zeros only, which stand for "none" in some documents; anything else fails. */
    static boolean holdsFor(String digits) {
        int sum = isDigits(digits) ? sum(digits) : 0;
        return sum > 0 && sum % 10 == 0;
    }

    /**
     * ADELI and FINESS numbers may hold a letter (Corsica, overseas, armed forces), which stands for its rank in the
     * alphabet: A is 1, F is 6.
     */
    static boolean holdsWithLettersFor(String text) {
        if (isDigits(text)) {
            return holdsFor(text);
        }
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toUpperCase(text.charAt(i));
            digits.append(c >= 'A' && c <= 'F' ? (char) ('1' + (c - 'A')) : c);
        }
        return holdsFor(digits.toString());
    }

    static boolean isDigits(String text) {
        return Forms.isDigits(text, 0);
    }

    static int digitSum(String digits) {
        return digits.chars().map(c -> c - '0').sum();
    }

    private static int sum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
