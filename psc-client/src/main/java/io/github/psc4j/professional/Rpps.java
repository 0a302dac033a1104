package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;

/**
 * The number of a professional in the national directory: 11 digits, the last one a check digit. Not to be confused with
 * the national identifier of 12 characters, which puts an {@code 8} before it.
 *
 * @param value the number as it was received
 */
public record Rpps(String value) implements Identifier, Comparable<Rpps> {

    /**
     * Refuses {@code null}.
     *
     * @param value the number as it was received
     */
    public Rpps {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return value.length() == 11 && Luhn.holdsFor(value);
    }

    @Override
    public int compareTo(Rpps other) {
        return value.compareTo(other.value);
    }

    /**
     * Hides the number.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "Rpps[•••]";
    }
}
