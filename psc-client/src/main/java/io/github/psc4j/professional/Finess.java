package io.github.psc4j.professional;

/**
 * The number of a health establishment (FINESS): 9 characters, the department first, the last one a check digit. A site
 * and the legal entity that runs it have one each.
 *
 * @param value the number as it was received
 */
public record Finess(String value) implements Identifier, Comparable<Finess> {

    @Override
    public boolean checkDigitValid() {
        return value.length() == 9 && Luhn.holdsWithLettersFor(value);
    }

    @Override
    public int compareTo(Finess other) {
        return value.compareTo(other.value);
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
