package io.github.psc4j.professional;

/**
 * The number of a person or of a structure. Any text is accepted, since Pro Santé Connect and its test data hold
 * numbers that break the rules; {@link #checkDigitValid()} tells whether this one does. Printing never shows the
 * number: {@link #value()} does.
 */
public sealed interface Identifier
        permits Adeli,
                AdeliPractice,
                Finess,
                NationalId,
                NationalStructureId,
                PsiId,
                Rpps,
                RppsPractice,
                Siren,
                Siret,
                StructureId,
                TestIdentity {

    /**
     * Unwraps the number.
     *
     * @return the identifier as it was received; personal data, not for logs
     */
    String value();

    /**
     * Tells whether the identifier has the form of its kind and the right check digit. A wrong one is a reason to look
     * twice, never to refuse a person.
     *
     * @return {@code false} for a wrong form or check digit; {@code true} where the kind of identifier has neither
     */
    boolean checkDigitValid();
}
