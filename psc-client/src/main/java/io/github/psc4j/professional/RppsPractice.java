package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Optional;

/**
 * The number of a practice of a professional with an RPPS number (<i>RPPS-rang</i>): 14 digits, the RPPS number, two digits
 * that count the practices, and a check digit.
 *
 * @param value the identifier as it was received
 */
public record RppsPractice(String value) implements Identifier, Comparable<RppsPractice> {

    private static final int LENGTH = 14;

    /**
     * Refuses {@code null}.
     *
     * @param value the identifier as it was received
     */
    public RppsPractice {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return value.length() == LENGTH && Luhn.holdsFor(value);
    }

    @Override
    public int compareTo(RppsPractice other) {
        return value.compareTo(other.value);
    }

    /**
     * Gives the RPPS number of the professional whose practice it is: not always the person who logged in.
     *
     * @return the first 11 digits; empty if the identifier does not have the form of its kind
     */
    public Optional<Rpps> rpps() {
        return value.length() == LENGTH && Luhn.isDigits(value)
                ? Optional.of(new Rpps(value.substring(0, 11)))
                : Optional.empty();
    }

    /**
     * Hides the identifier.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "RppsPractice[•••]";
    }
}
