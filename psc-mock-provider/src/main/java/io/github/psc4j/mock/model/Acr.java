package io.github.psc4j.mock.model;

import java.util.Optional;

/** The level of assurance that the provider states in its tokens. Real tokens have been seen with all four. */
public enum Acr {
    /** The level that services ask for, and what PSC states today for most logins. */
    EIDAS1("eidas1"),
    /** A level between the two others. */
    EIDAS2("eidas2"),
    /** What PSC stated for logins with a CPS card until 2023. */
    EIDAS3("eidas3"),
    /** The claim is left out, as in tokens of late 2023. */
    ABSENT("");

    private final String value;

    Acr(String value) {
        this.value = value;
    }

    /**
     * The value of the {@code acr} claim.
     *
     * @return the value, empty when the claim is left out
     */
    public Optional<String> claim() {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
