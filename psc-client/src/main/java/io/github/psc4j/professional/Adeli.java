package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;

/**
 * The number of a professional in the older directory: 9 characters, the department first. ADELI numbers are being
 * replaced by RPPS numbers.
 *
 * @param value the number as it was received
 */
public record Adeli(String value) implements Identifier, Comparable<Adeli> {

    /**
     * Refuses {@code null}.
     *
     * @param value the number as it was received
     */
    public Adeli {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return value.length() == 9 && Luhn.holdsWithLettersFor(value);
    }

    /** A letter in it may come in upper or lower case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Adeli that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toUpperCase(Locale.ROOT).hashCode();
    }

    @Override
    public int compareTo(Adeli other) {
        return value.compareToIgnoreCase(other.value);
    }

    /**
     * Hides the number.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "Adeli[•••]";
    }
}
