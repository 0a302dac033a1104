package io.github.psc4j.professional;

/**
 * The number of a professional in the older directory: 9 characters, the department first. ADELI numbers are being
 * replaced by RPPS numbers.
 *
 * @param value the number as it was received
 */
public record Adeli(String value) implements Identifier, Comparable<Adeli> {

    @Override
    public boolean checkDigitValid() {
        return value.length() == 9 && Luhn.holdsWithLettersFor(value);
    }

    @Override
    public int compareTo(Adeli other) {
        return value.compareTo(other.value);
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
