package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;

/**
 * The number of a company or public body: 9 digits, the last one a check digit.
 *
 * @param value the number as it was received
 */
public record Siren(String value) implements Identifier, Comparable<Siren> {

    static final String PLACEHOLDER = "000000000";

    /**
     * Refuses {@code null}.
     *
     * @param value the number as it was received
     */
    public Siren {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return value.length() == 9 && !isPlaceholder() && Luhn.holdsFor(value);
    }

    /** Nine zeros stand for "none" in some documents; they would pass the check digit. */
    boolean isPlaceholder() {
        return value.equals(PLACEHOLDER);
    }

    /**
     * Formats the number for a French reader, in groups of three.
     *
     * @return for instance {@code 732 829 320}; the number as it was received if it does not have 9 digits
     */
    public String formatted() {
        return value.length() == 9 && Luhn.isDigits(value)
                ? value.substring(0, 3) + " " + value.substring(3, 6) + " " + value.substring(6)
                : value;
    }

    @Override
    public int compareTo(Siren other) {
        return value.compareTo(other.value);
    }

    /**
     * Hides the number.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "Siren[•••]";
    }
}
