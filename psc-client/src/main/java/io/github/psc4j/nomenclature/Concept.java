package io.github.psc4j.nomenclature;

import io.github.psc4j.internal.argument.Arguments;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A code with its meaning in one code system. Closed codes stay readable: a person may hold one for years.
 *
 * @param system the code system that defines the code
 * @param code the code, for instance {@code 10}
 * @param label the full French label (<i>libellé adapté</i>)
 * @param shortLabel a label of about 30 characters (<i>libellé court</i>); the full one where the table has none
 * @param longLabel the label used as {@code display} in FHIR (<i>libellé long</i>); the full one where the table has
 *     none
 * @param status whether the code may still be given
 * @param validFrom the first day of validity, where the table states it
 * @param validTo the day the code was closed, where it was
 */
public record Concept(
        CodeSystem system,
        String code,
        String label,
        String shortLabel,
        String longLabel,
        Status status,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {

    /**
     * Refuses {@code null}.
     *
     * @param system the code system that defines the code
     * @param code the code, for instance {@code 10}
     * @param label the full French label (<i>libellé adapté</i>)
     * @param shortLabel a label of about 30 characters (<i>libellé court</i>); the full one where the table has none
     * @param longLabel the label used as {@code display} in FHIR (<i>libellé long</i>); the full one where the table has
     *     none
     * @param status whether the code may still be given
     * @param validFrom the first day of validity, where the table states it
     * @param validTo the day the code was closed, where it was
     */
    public Concept {
        Arguments.refuseNull(code, "code");
        Arguments.refuseNull(label, "label");
        Arguments.refuseNull(longLabel, "longLabel");
        Arguments.refuseNull(shortLabel, "shortLabel");
        Arguments.refuseNull(status, "status");
        Arguments.refuseNull(system, "system");
        Arguments.refuseNull(validFrom, "validFrom");
        Arguments.refuseNull(validTo, "validTo");
    }

    /** Whether a code may still be given. */
    public enum Status {
        /** The code is in use. */
        ACTIVE,
        /** The code was closed; people who hold it keep it. */
        CLOSED
    }

    /**
     * Tells whether the code is in use.
     *
     * @return {@code false} for a closed code
     */
    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
