package io.github.psc4j.attack.report;

/**
 * An attack and what became of it. Immutable.
 *
 * @param attack the attack
 * @param outcome what the client did
 * @param evidence how that was seen, in a sentence; no token and no person
 */
public record Finding(Attack attack, Outcome outcome, String evidence) {

    /** One line. */
    @Override
    public String toString() {
        return attack.id() + " " + outcome + ": " + evidence;
    }
}
