package io.github.psc4j.professional;

import io.github.psc4j.professional.SituationRecall.Change;
import io.github.psc4j.professional.SituationRecall.Changed;
import io.github.psc4j.professional.SituationRecall.Gone;
import io.github.psc4j.professional.SituationRecall.Same;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds an earlier choice among the situations of today. */
final class SituationSearch {

    /** What may differ, the least first: a situation that changed less is the likelier one. */
    private static final List<Set<Change>> STEPS = List.of(
            Set.of(Change.WORKPLACE),
            Set.of(Change.WORKPLACE, Change.ACTIVITY),
            Set.of(Change.WORKPLACE, Change.PRACTICE),
            Set.of(Change.values()));

    private final List<WorkSituation> situations;

    SituationSearch(List<WorkSituation> situations) {
        this.situations = situations;
    }

    /** @param kept a {@link WorkSituation#choice()}, or a {@link WorkSituation#key()} alone */
    SituationRecall recall(String kept) {
        Optional<SituationChoice> choice = SituationChoice.read(kept);
        String key = choice.map(SituationChoice::key).orElse(kept);
        for (WorkSituation situation : situations) {
            if (situation.key().equals(key)) {
                return new Same(situation);
            }
        }
        return choice.map(this::changed).orElseGet(() -> new Gone(List.of()));
    }

    private SituationRecall changed(SituationChoice kept) {
        List<WorkSituation> similar = situations.stream()
                .filter(situation -> kept.resembles(now(situation)))
                .toList();
        for (Set<Change> allowed : STEPS) {
            List<WorkSituation> closest = similar.stream()
                    .filter(situation -> allowed.containsAll(kept.changes(now(situation))))
                    .toList();
            if (closest.size() == 1) {
                WorkSituation only = closest.get(0);
                return new Changed(only, kept.changes(now(only)));
            }
            if (closest.size() > 1) {
                return new Gone(closest);
            }
        }
        return new Gone(List.of());
    }

    private static SituationChoice now(WorkSituation situation) {
        return SituationChoice.read(situation.choice()).orElseThrow();
    }
}
