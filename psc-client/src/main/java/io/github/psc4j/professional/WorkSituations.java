package io.github.psc4j.professional;

import io.github.psc4j.professional.SituationLabel.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the situations of a person, each with its own key and its own label. */
final class WorkSituations {

    private WorkSituations() {}

    static List<WorkSituation> of(String person, List<Practice> practices) {
        Map<String, List<Candidate>> byKey = new LinkedHashMap<>();
        for (Practice practice : practices) {
            if (practice.activities().isEmpty()) {
                add(byKey, person, practice, Optional.empty());
            }
            practice.activities().forEach(activity -> add(byKey, person, practice, Optional.of(activity)));
        }
        return labelled(
                person,
                byKey.values().stream().flatMap(same -> toldApart(person, same)).toList());
    }

    /** The same situation twice is one choice; two places of one identifier are two. */
    private static void add(
            Map<String, List<Candidate>> byKey, String person, Practice practice, Optional<Activity> activity) {
        String key = SituationKey.of(person, practice, activity);
        List<Candidate> same = byKey.computeIfAbsent(key, k -> new ArrayList<>());
        if (same.stream().noneMatch(known -> isOnePlace(known.activity(), activity))) {
            same.add(new Candidate(key, practice, activity));
        }
    }

    private static boolean isOnePlace(Optional<Activity> a, Optional<Activity> b) {
        Optional<Workplace> one = a.flatMap(Activity::workplace);
        Optional<Workplace> other = b.flatMap(Activity::workplace);
        return one.isEmpty() || other.isEmpty() || StructureIdentity.agree(one.get(), other.get());
    }

    /** Whoever chose one of them before they were several is asked again, since nobody knows which it was. */
    private static Stream<Candidate> toldApart(String person, List<Candidate> same) {
        return same.size() == 1
                ? same.stream()
                : same.stream()
                        .map(candidate -> new Candidate(
                                SituationKey.inFull(person, candidate.practice(), candidate.activity()),
                                candidate.practice(),
                                candidate.activity()));
    }

    private static List<WorkSituation> labelled(String person, List<Candidate> candidates) {
        Map<Candidate, String> labels = new LinkedHashMap<>();
        candidates.forEach(candidate -> labels.put(candidate, SituationLabel.of(candidate)));
        if (Set.copyOf(labels.values()).size() < labels.size()) {
            SituationLabel.DETAILS.forEach(detail -> tellApart(labels, detail));
            number(labels);
        }
        return labels.entrySet().stream()
                .map(entry -> situation(person, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static WorkSituation situation(String person, Candidate candidate, String label) {
        String choice = SituationChoice.of(candidate.key(), person, candidate.practice(), candidate.activity())
                .write();
        return new WorkSituation(candidate.key(), label, choice, candidate.practice(), candidate.activity());
    }

    /** Adds a detail to those labels that several situations share and that differ in this detail. */
    private static void tellApart(Map<Candidate, String> labels, Function<Candidate, String> detail) {
        Map<String, List<Candidate>> byLabel = labels.keySet().stream().collect(Collectors.groupingBy(labels::get));
        byLabel.values().stream()
                .filter(same -> same.stream().map(detail).distinct().count() > 1)
                .forEach(same -> same.forEach(candidate -> labels.compute(candidate, (c, label) -> {
                    String more = detail.apply(candidate);
                    return more.isEmpty() ? label : label + " – " + more;
                })));
    }

    /** Where nothing readable differs (an identifier does), a number says at least that there are several. */
    private static void number(Map<Candidate, String> labels) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> taken = new HashSet<>(labels.values());
        // By key, so that the number of a place does not hang on the order of the document.
        List<Candidate> byKey = labels.keySet().stream()
                .sorted(Comparator.comparing(Candidate::key))
                .toList();
        for (Candidate candidate : byKey) {
            String label = labels.getOrDefault(candidate, "");
            int rank = seen.merge(label, 1, Integer::sum);
            String numbered = rank == 1 ? label : label + " (" + rank + ")";
            while (rank > 1 && !taken.add(numbered)) {
                rank = seen.merge(label, 1, Integer::sum);
                numbered = label + " (" + rank + ")";
            }
            labels.put(candidate, numbered);
        }
    }
}
