package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Optional;

/**
 * What a person can choose to work as: one activity of one practice, or a practice without any. Show the
 * {@link #label()}s, let the person choose, keep the {@link #choice()}, and ask {@link Professional#recall} at the next login.
 *
 * @param key the same at every login as long as the document says as much of the person (RPPS, else national identifier)
 *     and the same of profession, skill, mode, sector, role, kind and structure; the order of the document does not matter.
 *     A key that is not found any more means: ask again. A digest from which nothing can be read, different for two persons in the
 *     same situation; not a secret, since who knows the directory can compute it
 * @param label one line of French for a menu, for instance {@code Médecin – CABINET DE LA PLACE – NANTES (Libéral)}
 * @param choice the key and what it takes to know the situation again when the directory has changed a part of it: at most
 *     200 printable characters of ASCII, as little readable and as little secret as the key
 * @param practice the practice
 * @param activity the activity; empty for a practice without one
 */
public record WorkSituation(String key, String label, String choice, Practice practice, Optional<Activity> activity)
        implements Comparable<WorkSituation> {

    /**
     * Refuses {@code null}.
     *
     * @param key the same at every login as long as the document says as much of the person (RPPS, else national identifier)
     *     and the same of profession, skill, mode, sector, role, kind and structure; the order of the document does not matter.
     *     A key that is not found any more means: ask again. A digest from which nothing can be read, different for two persons in the
     *     same situation; not a secret, since who knows the directory can compute it
     * @param label one line of French for a menu, for instance {@code Médecin – CABINET DE LA PLACE – NANTES (Libéral)}
     * @param choice the key and what it takes to know the situation again when the directory has changed a part of it: at most
     *     200 printable characters of ASCII, as little readable and as little secret as the key
     * @param practice the practice
     * @param activity the activity; empty for a practice without one
     */
    public WorkSituation {
        Arguments.refuseNull(activity, "activity");
        Arguments.refuseNull(choice, "choice");
        Arguments.refuseNull(key, "key");
        Arguments.refuseNull(label, "label");
        Arguments.refuseNull(practice, "practice");
    }

    /** Orders by label, as a French reader looks for it. */
    @Override
    public int compareTo(WorkSituation other) {
        int byLabel = PersonName.compareFrench(label, other.label);
        return byLabel != 0 ? byLabel : key.compareTo(other.key);
    }

    /**
     * Hides the label, which tells where a person works, and the key, by which who knows the directory finds the person.
     *
     * @return the kind of value only
     */
    @Override
    public String toString() {
        return "WorkSituation[•••]";
    }
}
