package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;
import java.util.Optional;

/**
 * The national identifier of a structure (<i>Struct_IdNat</i>): a digit for its kind and the number of that kind. The digits
 * are others than those of persons: 0 for a practice of the ADELI, 1 FINESS, 2 SIREN, 3 SIRET, 4 a practice of the RPPS.
 *
 * @param value the identifier as it was received
 */
public record NationalStructureId(String value) implements Identifier, Comparable<NationalStructureId> {

    /**
     * Refuses {@code null}.
     *
     * @param value the identifier as it was received
     */
    public NationalStructureId {
        Arguments.refuseNull(value, "value");
    }

    /**
     * Gives the number behind the first digit: an {@link AdeliPractice}, {@link Finess}, {@link Siren}, {@link Siret} or {@link
     * RppsPractice}.
     *
     * @return the number; empty for any other form, as some test data have it
     */
    public Optional<Identifier> number() {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String number = value.substring(1);
        return switch (value.charAt(0) + ":" + number.length()) {
            case "0:11" -> Optional.of(new AdeliPractice(number));
            case "1:9" -> Optional.of(new Finess(number));
            case "2:9" -> Optional.of(new Siren(number));
            case "3:14" -> Optional.of(new Siret(number));
            case "4:14" -> Optional.of(new RppsPractice(number));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean checkDigitValid() {
        return number().map(Identifier::checkDigitValid).orElse(true);
    }

    /** Letters may come in upper or lower case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NationalStructureId that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toUpperCase(Locale.ROOT).hashCode();
    }

    @Override
    public int compareTo(NationalStructureId other) {
        return value.compareToIgnoreCase(other.value);
    }

    /**
     * Hides the identifier.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "NationalStructureId[•••]";
    }
}
