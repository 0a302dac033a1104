package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;

/**
 * The number of a health establishment (FINESS): 9 characters, the department first, the last one a check digit. A site
 * and the legal entity that runs it have one each.
 *
 * @param value the number as it was received
 */
public record Finess(String value) implements Identifier, Comparable<Finess> {

    /**
     * Refuses {@code null}.
     *
     * @param value the number as it was received
     */
    public Finess {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return value.length() == 9 && Luhn.holdsWithLettersFor(value);
    }

    /** A letter in it may come in upper or lower case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Finess that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toUpperCase(Locale.ROOT).hashCode();
    }

    @Override
    public int compareTo(Finess other) {
        return value.compareToIgnoreCase(other.value);
    }

    /**
     * Hides the number.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "Finess[•••]";
    }
}
