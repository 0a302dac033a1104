package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;

/**
 * The identifier of an account of Pro Santé Identité (PSI), the register of persons without RPPS number and of merged
 * accounts: a UUID. Upper and lower case are the same.
 *
 * @param value the identifier as it was received
 */
public record PsiId(String value) implements Identifier, Comparable<PsiId> {

    /**
     * Refuses {@code null}.
     *
     * @param value the identifier as it was received
     */
    public PsiId {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return Forms.isUuid(value);
    }

    /** Letters may come in upper or lower case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PsiId that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toUpperCase(Locale.ROOT).hashCode();
    }

    @Override
    public int compareTo(PsiId other) {
        return value.compareToIgnoreCase(other.value);
    }

    /**
     * Hides the identifier.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "PsiId[•••]";
    }
}
