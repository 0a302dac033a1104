package io.github.psc4j.mock.internal.util;

/**
 * National numbers with right check digits, in ranges that no register gives out: RPPS numbers that begin with 99, the
 * FINESS and ADELI numbers of a department 99, SIREN numbers that begin with 000.
 */
public final class Numbers {

    private Numbers() {}

    /** 9991 or 9992 and six digits, and the key; {@code series} is the fourth digit. */
    public static String rpps(int series, int serial) {
        return keyed("999" + series + padded(serial, 6));
    }

    /** The practice of a professional: the RPPS number, an order number, and the key. */
    public static String rppsPractice(String rpps) {
        return keyed(rpps + "00");
    }

    public static String adeli(String profession, int serial) {
        return keyed("99" + profession + padded(serial, 4));
    }

    public static String finess(int serial) {
        return keyed("990" + padded(serial, 5));
    }

    public static String siren(int serial) {
        return keyed("000" + padded(serial, 5));
    }

    public static String siret(String siren, int establishment) {
        return keyed(siren + padded(establishment, 4));
    }

    private static String padded(int serial, int digits) {
        String text = String.valueOf(serial);
        return "0".repeat(digits - text.length()) + text;
    }

    /** The Luhn digit appended. */
    private static String keyed(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 1 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
