package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;
import java.util.Optional;

/**
 * The number of a practice of a professional with an ADELI number (<i>ADELI-rang</i>): 11 characters, the ADELI number and
 * two digits that count the practices.
 *
 * @param value the identifier as it was received
 */
public record AdeliPractice(String value) implements Identifier, Comparable<AdeliPractice> {

    private static final int LENGTH = 11;

    /**
     * Refuses {@code null}.
     *
     * @param value the identifier as it was received
     */
    public AdeliPractice {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return adeli().filter(Adeli::checkDigitValid).isPresent();
    }

    /** Letters may come in upper or lower case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AdeliPractice that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toUpperCase(Locale.ROOT).hashCode();
    }

    @Override
    public int compareTo(AdeliPractice other) {
        return value.compareToIgnoreCase(other.value);
    }

    /**
     * Gives the ADELI number of the professional whose practice it is: not always the person who logged in.
     *
     * @return the first 9 characters; empty if the identifier does not have the form of its kind
     */
    public Optional<Adeli> adeli() {
        return value.length() == LENGTH && Luhn.isDigits(value.substring(9))
                ? Optional.of(new Adeli(value.substring(0, 9)))
                : Optional.empty();
    }

    /**
     * Hides the identifier.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "AdeliPractice[•••]";
    }
}
