package io.github.psc4j.professional;

import io.github.psc4j.professional.SituationLabel.Candidate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists the situations of a person, each with its own key and its own label. */
final class WorkSituations {

    private WorkSituations() {}

    static List<WorkSituation> of(String person, List<Practice> practices) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Practice practice : practices) {
            if (practice.activities().isEmpty()) {
                add(candidates, person, practice, Optional.empty());
            }
            practice.activities().forEach(activity -> add(candidates, person, practice, Optional.of(activity)));
        }
        return labelled(List.copyOf(candidates.values()));
    }

    /** The same situation twice is one choice. */
    private static void add(
            Map<String, Candidate> candidates, String person, Practice practice, Optional<Activity> activity) {
        String key = SituationKey.of(person, practice, activity);
        candidates.putIfAbsent(key, new Candidate(key, practice, activity));
    }

    private static List<WorkSituation> labelled(List<Candidate> candidates) {
        Map<Candidate, String> labels = new LinkedHashMap<>();
        candidates.forEach(candidate -> labels.put(candidate, SituationLabel.of(candidate)));
        if (Set.copyOf(labels.values()).size() < labels.size()) {
            SituationLabel.DETAILS.forEach(detail -> tellApart(labels, detail));
            number(labels);
        }
        return labels.entrySet().stream()
                .map(entry -> situation(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static WorkSituation situation(Candidate candidate, String label) {
        return new WorkSituation(candidate.key(), label, candidate.practice(), candidate.activity());
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
        labels.replaceAll((candidate, label) -> {
            int rank = seen.merge(label, 1, Integer::sum);
            String numbered = rank == 1 ? label : label + " (" + rank + ")";
            while (rank > 1 && !taken.add(numbered)) {
                rank = seen.merge(label, 1, Integer::sum);
                numbered = label + " (" + rank + ")";
            }
            return numbered;
        });
    }
}
