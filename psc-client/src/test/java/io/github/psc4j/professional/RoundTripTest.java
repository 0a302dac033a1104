package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.internal.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for any document: nothing is lost on the way in and out, nothing fails, and keys are stable. */
class RoundTripTest {

    private static final List<String> TOP =
            List.copyOf(DocumentFields.TOP.parts().keySet());
    private static final List<String> PRACTICE =
            List.copyOf(DocumentFields.PRACTICE.parts().keySet());
    private static final List<String> ACTIVITY =
            List.copyOf(DocumentFields.ACTIVITY.parts().keySet());

    @Property(tries = 500)
    void what_is_read_is_written_again_and_read_the_same(@ForAll("documents") Map<String, Object> document) {
        String json = Json.write(document);
        Professional person = Professional.fromJson(json);
        assertThat(Json.write(person.raw())).isEqualTo(json);
        Professional again = Professional.fromJson(Json.write(person.raw()));
        assertThat(again).isEqualTo(person).hasSameHashCodeAs(person);
        assertThat(again.practices()).isEqualTo(person.practices());
        assertThat(again.workSituations()).isEqualTo(person.workSituations());
        assertThat(again.issues()).isEqualTo(person.issues());
    }

    @Property(tries = 500)
    void both_ways_in_give_the_same_person(@ForAll("documents") Map<String, Object> document) {
        Professional fromJson = Professional.fromJson(Json.write(document));
        Professional fromMap = Professional.from(document);
        assertThat(fromJson.practices()).isEqualTo(fromMap.practices());
        assertThat(fromJson.otherIds()).isEqualTo(fromMap.otherIds());
        assertThat(fromJson.workSituations()).isEqualTo(fromMap.workSituations());
        assertThat(fromJson.issues()).isEqualTo(fromMap.issues());
        assertThat(fromJson.displayName()).isEqualTo(fromMap.displayName()).isNotBlank();
    }

    @Property(tries = 300)
    void every_situation_is_found_again_in_any_order(
            @ForAll("documents") Map<String, Object> document, @ForAll long seed) {
        Professional before = Professional.from(document);
        Professional after = Professional.from(castMap(shuffled(document, new Random(seed))));
        for (WorkSituation situation : before.workSituations()) {
            assertThat(after.recall(situation.choice())).isInstanceOf(SituationRecall.Same.class);
            assertThat(situation.choice()).hasSizeLessThanOrEqualTo(200);
        }
        assertThat(before.workSituations()).extracting(WorkSituation::key).doesNotHaveDuplicates();
        assertThat(before.workSituations()).extracting(WorkSituation::label).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void a_minimised_document_holds_no_more_than_the_whole_one(
            @ForAll("documents") Map<String, Object> document, @ForAll @Size(max = 5) List<ClaimsToKeep.Part> parts) {
        ClaimsToKeep keep = ClaimsToKeep.only(parts);
        Professional person =
                ProfessionalReader.defaults().withClaimsToKeep(keep).read(document);
        assertThat(Json.write(document)).contains(leavesOf(person.raw()));
        assertThat(keep.of(person.raw())).isEqualTo(person.raw());
    }

    @Property(tries = 1000)
    void any_text_is_a_national_identifier_that_is_kept(@ForAll String text) {
        NationalId id = new NationalId(text);
        assertThat(id.value()).isEqualTo(text);
        assertThat(id).isEqualTo(new NationalId(text)).isEqualByComparingTo(new NationalId(text));
        assertThat(id.origin()).isNotNull();
        assertThat(StoredId.parse(StoredId.of(id).text())).isEqualTo(StoredId.of(id));
    }

    @Property
    void each_rpps_number_has_one_check_digit(@ForAll @IntRange(min = 1, max = 999_999_999) int number) {
        String base = "%010d".formatted(number);
        assertThat(java.util.stream.IntStream.range(0, 10)
                        .filter(digit -> new Rpps(base + digit).checkDigitValid())
                        .count())
                .isEqualTo(1);
    }

    @Property
    void one_wrong_digit_of_an_rpps_number_is_always_noticed(
            @ForAll @IntRange(max = 10) int place, @ForAll @IntRange(min = 1, max = 9) int shift) {
        char[] digits = UserInfos.RPPS.toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + shift) % 10);
        assertThat(new Rpps(new String(digits)).checkDigitValid()).isFalse();
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        Arbitrary<Map<String, Object>> activity = fields(ACTIVITY);
        Arbitrary<Map<String, Object>> practice = fields(PRACTICE)
                .flatMap(fields -> activity.list().ofMaxSize(3).map(list -> with(fields, "activities", list)));
        return fields(TOP)
                .flatMap(fields -> practice.list()
                        .ofMaxSize(3)
                        .map(list -> with(fields, "SubjectRefPro", Map.of("exercices", list))));
    }

    /** Some of the fields, with values as PSC sends them, as it might, and as it never would. */
    private static Arbitrary<Map<String, Object>> fields(List<String> names) {
        Arbitrary<Object> value = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        4, Arbitraries.of("", "10", "SA07", "L", "S", "SM26", "VRAI", "FAUX", "R", "99000")),
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.of(
                                UserInfos.NATIONAL_ID,
                                "0991234568",
                                "ANS20231122132732",
                                "440990018",
                                "99900123300017",
                                "1440990018")),
                net.jqwik.api.Tuple.of(
                        2, Arbitraries.strings().all().ofMaxLength(12).map(RoundTripTest::unicode)),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.of(List.of(), List.of("10"), Map.of("a", "b"), true, 12L, List.of("1", "2"))));
        return Arbitraries.maps(Arbitraries.of(names), value).ofMaxSize(12).map(LinkedHashMap::new);
    }

    /** JSON is Unicode, and halves of pairs are none. */
    private static String unicode(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().filter(c -> c < 0xD800 || c > 0xDFFF).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        return UserInfos.with(map, name, value);
    }

    private static Object shuffled(Object node, Random random) {
        if (node instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            List<Object> names = new ArrayList<>(map.keySet());
            Collections.shuffle(names, random);
            names.forEach(name -> copy.put(name, shuffled(map.get(name), random)));
            return copy;
        }
        if (node instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(shuffled(item, random)));
            Collections.shuffle(copy, random);
            return copy;
        }
        return node;
    }

    private static List<String> leavesOf(Object node) {
        List<String> leaves = new ArrayList<>(List.of("{"));
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof String) {
                    leaves.add(Json.write(Map.of(name.toString(), value)).replaceAll("^\\{|\\}$", ""));
                } else {
                    leaves.addAll(leavesOf(value));
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> leaves.addAll(leavesOf(item)));
        }
        return leaves;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castMap(Object map) {
        return (Map<String, Object>) map;
    }
}
