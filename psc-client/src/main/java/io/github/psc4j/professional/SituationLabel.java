package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line of a menu that names a situation: profession, place, town, mode; more where that is not enough. */
final class SituationLabel {

    private static final String SEPARATOR = " – ";
    private static final String ROLE_ONLY_PROFESSION = "99";
    private static final String CIVIL = "C";

    /** What can tell two situations of the same line apart, the most telling first. */
    static final List<Function<Candidate, String>> DETAILS = List.of(
            candidate -> label(candidate.practice().skill().map(Skill::coded)),
            candidate -> label(candidate.activity().flatMap(Activity::role)),
            candidate -> label(candidate.activity().flatMap(Activity::kind)),
            candidate -> label(candidate.activity().flatMap(Activity::sector)),
            candidate -> label(candidate.activity().flatMap(Activity::pharmacistSection)),
            candidate -> label(candidate.practice().category()),
            candidate -> candidate
                    .activity()
                    .flatMap(Activity::workplace)
                    .map(workplace -> String.join(", ", workplace.address().lines()))
                    .orElse(""));

    private SituationLabel() {}

    /** A situation that has no label yet. */
    record Candidate(String key, Practice practice, Optional<Activity> activity) {

        /** The key says it all; a practice of a thousand activities would take long to compare. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Candidate that && key.equals(that.key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    static String of(Candidate candidate) {
        Optional<Activity> activity = candidate.activity();
        String place = activity.map(SituationLabel::place).orElse("sans lieu d'exercice");
        String mode = activity.flatMap(Activity::mode)
                .flatMap(Coded::label)
                .map(label -> " (" + untilComma(label) + ")")
                .orElse("");
        return profession(candidate) + SEPARATOR + place + mode;
    }

    private static String profession(Candidate candidate) {
        Practice practice = candidate.practice();
        Optional<Coded> role = candidate.activity().flatMap(Activity::role).filter(Coded::isKnown);
        boolean namedByRole = practice.profession()
                        .map(coded -> coded.code().equals(ROLE_ONLY_PROFESSION))
                        .orElse(true)
                && role.isPresent();
        String name = label(namedByRole ? role : practice.profession());
        String category = practice.category()
                .filter(coded -> !coded.code().equals(CIVIL))
                .flatMap(Coded::label)
                .map(label -> " (" + label + ")")
                .orElse("");
        return (name.isEmpty() ? "Profession non précisée" : name) + category;
    }

    private static String place(Activity activity) {
        Optional<Workplace> workplace = activity.workplace();
        String place = Stream.of(
                        workplace.flatMap(Workplace::name),
                        workplace.flatMap(found -> found.address()
                                .town()
                                .or(() -> found.address().postalCode().map(Text::printable))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(SEPARATOR));
        return place.isEmpty() ? "lieu d'exercice non précisé" : place;
    }

    /** An unknown code is shown: the person may know it, and two unknown ones must not look the same. */
    private static String label(Optional<Coded> coded) {
        return coded.map(found -> found.label().orElseGet(() -> "code " + Text.printable(found.code())))
                .orElse("");
    }

    private static String untilComma(String label) {
        int comma = label.indexOf(',');
        return comma < 0 ? label : label.substring(0, comma);
    }
}
