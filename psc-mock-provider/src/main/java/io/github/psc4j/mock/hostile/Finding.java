package io.github.psc4j.mock.hostile;

/**
 * An attack and what became of it. Immutable.
 *
 * @param attack the attack
 * @param verdict what the client did
 * @param evidence how that was seen, in a sentence; no token and no person
 */
public record Finding(Attack attack, Verdict verdict, String evidence) {

    /** One line. */
    @Override
    public String toString() {
        return attack.id() + " " + verdict + ": " + evidence;
    }
}
