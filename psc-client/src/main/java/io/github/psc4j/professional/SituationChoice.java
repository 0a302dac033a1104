package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.professional.SituationRecall.Change;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is kept of a choice: the key of the situation, and digests of the parts that make it, each mixed with the person, so
 * that a situation is known again when one part of it changes.
 *
 * @param key the key
 * @param profession digest of the profession
 * @param practice digest of category and skill
 * @param activity digest of mode, sector, section, role and kind
 * @param places a digest for each identifier of the structure, or one of its description
 */
record SituationChoice(String key, String profession, String practice, String activity, List<String> places) {

    private static final String VERSION = "1";
    private static final Pattern SEPARATOR = Pattern.compile("~");
    private static final int PARTS = 6;
    private static final int MAX_CHARS = 400;

    static SituationChoice of(String key, String person, Practice practice, Optional<Activity> activity) {
        return new SituationChoice(
                key,
                SituationKey.part(person, "profession", List.of(code(practice.profession()))),
                SituationKey.part(
                        person,
                        "practice",
                        List.of(
                                code(practice.category()),
                                code(practice.skill().flatMap(Skill::type)),
                                code(practice.skill().map(Skill::coded)))),
                SituationKey.part(
                        person,
                        "activity",
                        List.of(
                                code(activity.flatMap(Activity::mode)),
                                code(activity.flatMap(Activity::sector)),
                                code(activity.flatMap(Activity::pharmacistSection)),
                                code(activity.flatMap(Activity::role)),
                                code(activity.flatMap(Activity::kind)))),
                places(person, activity));
    }

    private static List<String> places(String person, Optional<Activity> activity) {
        List<String> names = activity.isEmpty()
                ? List.of("without activity")
                : activity.flatMap(Activity::workplace)
                        .map(StructureIdentity::all)
                        .orElseGet(() -> List.of("without structure"));
        return names.stream()
                .map(name -> SituationKey.part(person, "place", List.of(name)))
                .toList();
    }

    private static String code(Optional<Coded> coded) {
        return coded.map(Coded::code).orElse("");
    }

    String write() {
        return String.join("~", VERSION, key, profession, practice, activity, String.join(".", places));
    }

    /** Any text is allowed; what is not a choice of this version is none. */
    static Optional<SituationChoice> read(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String[] parts = SEPARATOR.split(text, -1);
        return parts.length == PARTS && parts[0].equals(VERSION)
                ? Optional.of(
                        new SituationChoice(parts[1], parts[2], parts[3], parts[4], List.of(parts[5].split("\\."))))
                : Optional.empty();
    }

    /** The same profession at the same place, by any identifier that the place had then and has now. */
    boolean resembles(SituationChoice now) {
        return profession.equals(now.profession) && places.stream().anyMatch(now.places::contains);
    }

    Set<Change> changes(SituationChoice now) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        if (!practice.equals(now.practice)) {
            changes.add(Change.PRACTICE);
        }
        if (!activity.equals(now.activity)) {
            changes.add(Change.ACTIVITY);
        }
        // Keys that differ although practice and activity do not: it is the structure that is named otherwise.
        if (changes.isEmpty() || !Set.copyOf(places).equals(Set.copyOf(now.places))) {
            changes.add(Change.WORKPLACE);
        }
        return changes;
    }

    @Override
    public String toString() {
        return "SituationChoice[•••]";
    }
}
