package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a person, as it was received: often in capitals, sometimes with two spaces.
 *
 * @param given the given name
 * @param family the family name
 */
public record PersonName(Optional<String> given, Optional<String> family) implements Comparable<PersonName> {

    /** No name was sent. */
    static final PersonName NONE = new PersonName(Optional.empty(), Optional.empty());

    /** Names are sorted as a French register is, first whatever their case and accents. */
    private static final Comparator<PersonName> FRENCH = Comparator.comparing(
                    (PersonName name) -> name.family.orElse(""), PersonName::compareFrench)
            .thenComparing(name -> name.given.orElse(""), PersonName::compareFrench)
            .thenComparing(name -> name.family.orElse(""))
            .thenComparing(name -> name.given.orElse(""));

    /**
     * Refuses {@code null}.
     *
     * @param given the given name
     * @param family the family name
     */
    public PersonName {
        Arguments.refuseNull(family, "family");
        Arguments.refuseNull(given, "given");
    }

    static PersonName of(Optional<String> given, Optional<String> family) {
        return given.isEmpty() && family.isEmpty() ? NONE : new PersonName(given, family);
    }

    static int compareFrench(String one, String other) {
        Collator letters = Collator.getInstance(Locale.FRENCH);
        letters.setStrength(Collator.PRIMARY);
        return letters.compare(one, other);
    }

    /** Orders by family name, then by given name, in French alphabetical order; no name comes first. */
    @Override
    public int compareTo(PersonName other) {
        return FRENCH.compare(this, other);
    }

    /**
     * Formats the name for a page: control and direction characters removed, spaces collapsed.
     *
     * @return given and family name; empty text if neither was sent
     */
    public String display() {
        return Stream.of(given, family)
                .flatMap(Optional::stream)
                .map(Text::printable)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * Tells whether neither part of the name was sent.
     *
     * @return {@code true} for no name at all
     */
    public boolean isEmpty() {
        return given.isEmpty() && family.isEmpty();
    }

    /**
     * Hides the name.
     *
     * @return a mask
     */
    @Override
    public String toString() {
        return "PersonName[•••]";
    }
}
