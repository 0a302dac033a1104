package io.github.psc4j.professional;

import io.github.psc4j.internal.encoding.Base64Url;
import io.github.psc4j.internal.encoding.Sha256;
import io.github.psc4j.nomenclature.Coded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The key of a work situation: a digest of the person and of what makes the situation what it is. */
final class SituationKey {

    private static final String VERSION = "psc4j.situation.1";
    private static final int BYTES = 18;
    private static final int PART_CHARS = 11;

    private SituationKey() {}

    static String of(String person, Practice practice, Optional<Activity> activity) {
        return digest(parts(person, practice, activity));
    }

    /** For a structure whose strongest identifier another one has too: with everything that tells them apart. */
    static String inFull(String person, Practice practice, Optional<Activity> activity) {
        List<String> parts = new ArrayList<>(parts(person, practice, activity));
        parts.add(activity.flatMap(Activity::workplace)
                .map(StructureIdentity::inFull)
                .orElse(""));
        return digest(parts);
    }

    /** A short digest of a part of a situation, another one for each person and each kind of part. */
    static String part(String person, String kind, List<String> values) {
        List<String> parts = new ArrayList<>(List.of(VERSION, kind, person));
        parts.addAll(values);
        return digest(parts).substring(0, PART_CHARS);
    }

    private static List<String> parts(String person, Practice practice, Optional<Activity> activity) {
        return List.of(
                VERSION,
                person,
                code(practice.profession()),
                code(practice.category()),
                code(practice.skill().flatMap(Skill::type)),
                code(practice.skill().map(Skill::coded)),
                activity.isPresent() ? "activity" : "practice",
                code(activity.flatMap(Activity::mode)),
                code(activity.flatMap(Activity::sector)),
                code(activity.flatMap(Activity::pharmacistSection)),
                code(activity.flatMap(Activity::role)),
                code(activity.flatMap(Activity::kind)),
                activity.flatMap(Activity::workplace).map(StructureIdentity::of).orElse(""));
    }

    /** Each part is preceded by its length, so that no two lists of parts read the same. */
    private static String digest(List<String> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        byte[] hash = Sha256.of(text.toString().getBytes(StandardCharsets.UTF_16BE));
        return Base64Url.encode(Arrays.copyOf(hash, BYTES));
    }

    private static String code(Optional<Coded> coded) {
        return coded.map(Coded::code).orElse("");
    }
}
