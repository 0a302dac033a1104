package io.github.psc4j.mock.hostile;

/** What a client did about an attack. */
public enum Verdict {
    /** It withstood. */
    REFUSED,
    /** It let the attack pass: a hole. */
    ACCEPTED,
    /** The attack could not be judged; the finding says why. */
    NOT_JUDGED,
    /** It needs something that the client does not offer, or that was not described; the finding says what. */
    NOT_APPLICABLE
}
