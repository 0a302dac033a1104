package io.github.psc4j.attack.report;

/** What a client did about an attack. */
public enum Outcome {
    /** It withstood. */
    REFUSED,
    /** It let the attack pass: a hole. */
    ACCEPTED,
    /** It cannot be told; the finding says why. */
    UNDETERMINED,
    /** It needs something that the client does not offer, or that was not described; the finding says what. */
    NOT_APPLICABLE
}
