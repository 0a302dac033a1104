package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Optional;

/**
 * The number of an establishment: the SIREN of its company and 5 digits more.
 *
 * @param value the number as it was received
 */
public record Siret(String value) implements Identifier, Comparable<Siret> {

    /** La Poste ran out of numbers with a check digit, so its offices follow another rule. */
    private static final String LA_POSTE = "356000000";

    /**
     * Refuses {@code null}.
     *
     * @param value the number as it was received
     */
    public Siret {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return value.length() == 14
                && Luhn.isDigits(value)
                && !isPlaceholder()
                && (Luhn.holdsFor(value) || (isOfLaPoste() && Luhn.digitSum(value) % 5 == 0));
    }

    /** Some documents fill the SIREN with zeros where there is none. */
    boolean isPlaceholder() {
        return value.startsWith(Siren.PLACEHOLDER);
    }

    private boolean isOfLaPoste() {
        return value.startsWith(LA_POSTE);
    }

    /**
     * Gives the number of the company.
     *
     * @return the first 9 digits; empty if the number does not have 14
     */
    public Optional<Siren> siren() {
        return value.length() == 14 && Luhn.isDigits(value)
                ? Optional.of(new Siren(value.substring(0, 9)))
                : Optional.empty();
    }

    /**
     * Formats the number for a French reader.
     *
     * @return for instance {@code 732 829 320 00074}; the number as it was received if it does not have 14 digits
     */
    public String formatted() {
        return siren().map(siren -> siren.formatted() + " " + value.substring(9))
                .orElse(value);
    }

    @Override
    public int compareTo(Siret other) {
        return value.compareTo(other.value);
    }

    /**
     * Hides the number.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "Siret[•••]";
    }
}
