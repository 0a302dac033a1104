package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.List;
import java.util.Set;

/** What has become of the work situation that a person chose at an earlier login, see {@link Professional#recall}. */
public sealed interface SituationRecall {

    /** What the directory can have changed of a situation that is still the same choice. */
    enum Change {
        /** Professional category or skill. */
        PRACTICE,
        /** Mode, sector, section, role or kind of the activity. */
        ACTIVITY,
        /** By which identifiers the structure is known. */
        WORKPLACE
    }

    /**
     * The person still has it.
     *
     * @param situation the situation, as it is described today
     */
    record Same(WorkSituation situation) implements SituationRecall {
        /**
         * Refuses {@code null}.
         *
         * @param situation the situation, as it is described today
         */
        public Same {
            Arguments.refuseNull(situation, "situation");
        }
    }

    /**
     * The person still has it, as far as can be told: the same profession at the same place, and only one such situation. The
     * directory has changed something of it. Show it before it is used, and keep its new {@link WorkSituation#choice()}.
     *
     * @param situation the situation, as it is described today
     * @param changes what is not as it was, at least one
     */
    record Changed(WorkSituation situation, Set<Change> changes) implements SituationRecall {

        /**
         * Copies the changes.
         *
         * @param situation the situation today
         * @param changes what is not as it was
         */
        public Changed {
            Arguments.refuseNull(changes, "changes");
            Arguments.refuseNull(situation, "situation");
            changes = Set.copyOf(changes);
        }
    }

    /**
     * The person does not have it any more, or nobody can tell which of several it is now: let the person choose again.
     *
     * @param similar the situations of the same profession at the same place, if there are several; otherwise empty
     */
    record Gone(List<WorkSituation> similar) implements SituationRecall {

        /**
         * Copies the situations.
         *
         * @param similar the situations that resemble it
         */
        public Gone {
            Arguments.refuseNull(similar, "similar");
            similar = List.copyOf(similar);
        }
    }
}
