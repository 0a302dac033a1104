package io.github.psc4j.mock.model;

import io.github.psc4j.mock.internal.util.Numbers;

/**
 * National numbers for people and places of your own: the check digits are right, and the ranges belong to nobody. Equal
 * arguments give equal numbers, none of them belongs to a bundled person, and each kind has room for the serial numbers
 * said at its method.
 *
 * <p>RPPS numbers begin with 9992: real ones begin with 10, the test identities of the Agence du Numérique en Santé seen
 * so far with 997 and 9990. FINESS and ADELI numbers are of a department 99, which is none. SIREN numbers begin with 000,
 * as those on the agency's test cards.
 */
public final class InventedNumbers {

    private static final int MAX_RPPS = 999_999;
    private static final int MAX_PLACE = 49_999;
    private static final int FIRST_PLACE = 50_000;
    private static final int MAX_ADELI = 4_999;
    private static final int FIRST_ADELI = 5_000;
    private static final int MAX_ESTABLISHMENT = 9_999;

    private InventedNumbers() {}

    /**
     * An RPPS number: eleven digits.
     *
     * @param serial from 0 to 999999
     * @return the number
     * @throws IllegalArgumentException when the serial number is out of range
     */
    public static String rpps(int serial) {
        return Numbers.rpps(2, checked("serial", serial, MAX_RPPS));
    }

    /**
     * An ADELI number: nine digits.
     *
     * @param profession the code of the profession, two digits, such as {@code 91}
     * @param serial from 0 to 4999
     * @return the number
     * @throws IllegalArgumentException when the profession has not two digits or the serial number is out of range
     */
    public static String adeli(String profession, int serial) {
        if (!profession.matches("[0-9]{2}")) {
            throw new IllegalArgumentException("profession: two digits are needed");
        }
        return Numbers.adeli(profession, FIRST_ADELI + checked("serial", serial, MAX_ADELI));
    }

    /**
     * A FINESS number: nine digits.
     *
     * @param serial from 0 to 49999
     * @return the number
     * @throws IllegalArgumentException when the serial number is out of range
     */
    public static String finess(int serial) {
        return Numbers.finess(FIRST_PLACE + checked("serial", serial, MAX_PLACE));
    }

    /**
     * A SIREN number: nine digits.
     *
     * @param serial from 0 to 49999
     * @return the number
     * @throws IllegalArgumentException when the serial number is out of range
     */
    public static String siren(int serial) {
        return Numbers.siren(FIRST_PLACE + checked("serial", serial, MAX_PLACE));
    }

    /**
     * A SIRET number: fourteen digits, that begin with {@link #siren(int)} of the same serial number.
     *
     * @param serial from 0 to 49999
     * @param establishment which establishment of the legal entity, from 0 to 9999
     * @return the number
     * @throws IllegalArgumentException when a number is out of range
     */
    public static String siret(int serial, int establishment) {
        return Numbers.siret(siren(serial), checked("establishment", establishment, MAX_ESTABLISHMENT));
    }

    private static int checked(String name, int number, int max) {
        if (number < 0 || number > max) {
            throw new IllegalArgumentException(name + ": 0 to " + max + " is possible, not " + number);
        }
        return number;
    }
}
