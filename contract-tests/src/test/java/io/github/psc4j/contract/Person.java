package io.github.psc4j.contract;

/**
 * The people every provider under test knows. Their names and numbers are the provider's own; what the contract says
 * about them is here.
 */
public enum Person {
    /** A physician with one practice and two activities, one in her own surgery and one in a hospital. */
    PHYSICIAN_TWO_ACTIVITIES(Identifier.RPPS, 2),
    /** A hospital's employee, known by the structure's number and an internal one, without a practice. */
    EMPLOYEE_WITHOUT_RPPS(Identifier.EMPLOYEE_OF_A_STRUCTURE, 0),
    /** Someone registered, with an empty list of practices. */
    NO_PRACTICE(Identifier.RPPS, 0);

    /** What kind of national identifier the person has. */
    public enum Identifier {
        /** {@code 8} and the eleven digits of the RPPS. */
        RPPS,
        /** A structure's number, a slash and what the structure calls the person. */
        EMPLOYEE_OF_A_STRUCTURE
    }

    private final Identifier identifier;
    private final int situations;

    Person(Identifier identifier, int situations) {
        this.identifier = identifier;
        this.situations = situations;
    }

    public Identifier identifier() {
        return identifier;
    }

    /** How many situations the person can choose to work in: one an activity. */
    public int situations() {
        return situations;
    }
}
