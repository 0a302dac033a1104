package io.github.psc4j.professional;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The directory or register that gave a person an identifier. */
public enum IdentifierOrigin {
    /** The national directory of health professionals. */
    RPPS("RPPS"),
    /** The older directory, by department. */
    ADELI("ADELI"),
    /** A practice known by an ADELI number, for its employee. */
    ADELI_PRACTICE("CAB_ADELI"),
    /** A health establishment, for its employee. */
    FINESS("FINESS"),
    /** A company or public body, for its employee. */
    SIREN("SIREN"),
    /** An establishment of a company, for its employee. */
    SIRET("SIRET"),
    /** A practice known by an RPPS number, for its employee. */
    RPPS_PRACTICE("CAB_RPPS"),
    /** An account of Pro Santé Identité. */
    PSI("PSI"),
    /** A test identity; never in production. */
    TEST("EDIT"),
    /** None of the above, or not stated. */
    UNKNOWN("RASS");

    /** {@code RASS} says only that the directory knows the person. */
    private static final Map<String, IdentifierOrigin> BY_WORD = Arrays.stream(values())
            .filter(origin -> origin != UNKNOWN)
            .collect(Collectors.toUnmodifiableMap(IdentifierOrigin::word, origin -> origin));

    private final String word;

    IdentifierOrigin(String word) {
        this.word = word;
    }

    /** Reads the word that PSC uses in {@code otherIds}. */
    static Optional<IdentifierOrigin> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word.toUpperCase(Locale.ROOT)));
    }

    /** The word that PSC uses in {@code otherIds}. */
    String word() {
        return word;
    }
}
