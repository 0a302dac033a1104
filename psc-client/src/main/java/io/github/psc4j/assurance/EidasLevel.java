package io.github.psc4j.assurance;

import io.github.psc4j.internal.argument.Arguments;

/**
 * A level of assurance as PSC names it, in ascending order: {@code EIDAS2} is more than {@code EIDAS1}. A service asks for
 * {@code eidas1}, PSC responds with that or more, depending on the means (e-CPS or card).
 */
public enum EidasLevel {
    /** {@code eidas1}, the only level that a service provider may ask for. */
    EIDAS1,
    /** {@code eidas2}. */
    EIDAS2,
    /** {@code eidas3}. */
    EIDAS3;

    /**
     * Compares with a requirement.
     *
     * @param required the level that is needed
     * @return whether this level is that level or a higher one
     */
    public boolean isAtLeast(EidasLevel required) {
        Arguments.refuseNull(required, "required");
        return compareTo(required) >= 0;
    }
}
