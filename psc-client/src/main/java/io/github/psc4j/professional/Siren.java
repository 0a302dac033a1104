package io.github.psc4j.professional;

/**
 * The number of a company or public body: 9 digits, the last one a check digit.
 *
 * @param value the number as it was received
 */
public record Siren(String value) implements Identifier, Comparable<Siren> {

    static final String PLACEHOLDER = "000000000";

    @Override
    public boolean checkDigitValid() {
        return value.length() == 9 && !isPlaceholder() && Luhn.holdsFor(value);
    }

    /** Nine zeros stand for "none" in some documents; they would pass the check digit. */
    boolean isPlaceholder() {
        return value.equals(PLACEHOLDER);
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
