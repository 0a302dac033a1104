package io.github.psc4j.mock.model;

/** The means of identification with which a person logs in. A service cannot choose it, the person does. */
public enum LoginMethod {
    /** A card in a reader: CPS, CPF, CPE or CPA. */
    CARD,
    /** The e-CPS application on a telephone. */
    MOBILE
}
