package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing that a JSON document can hold makes the reading fail. */
@Timeout(60)
class HostileDocumentTest {

    /** What each node of the document is replaced by in turn. */
    private static final List<Object> REPLACEMENTS = Arrays.asList(
            null,
            "",
            "text",
            "^",
            "^^^",
            "\uD800",
            "\u0000\u202E\u2028",
            0,
            -1L,
            1.5e300,
            Double.NaN,
            new BigDecimal("1E+2000000000"),
            true,
            List.of(),
            Arrays.asList(null, null),
            List.of("a", 1, true, Map.of("a", "b")),
            List.of(List.of(List.of())),
            Map.of(),
            Map.of("identifiant", Map.of(), "activities", List.of(List.of())),
            "x".repeat(100_000));

    @Test
    void any_node_may_be_of_any_type() {
        int[] tried = {0};
        for (Map<String, Object> document : List.of(UserInfos.of2021(), UserInfos.ofToday(), UserInfos.employee())) {
            eachNode(document, replaced -> {
                exercise(replaced);
                tried[0]++;
            });
        }
        assertThat(tried[0]).isGreaterThan(REPLACEMENTS.size() * 100);
    }

    @Test
    void unreadable_fields_are_told_with_their_path_and_never_their_value() {
        eachNode(
                UserInfos.ofToday(),
                document -> assertThat(Professional.from(document).issues())
                        .allSatisfy(issue -> assertThat(issue.path())
                                .matches("(/[A-Za-z0-9_]+)*")
                                .doesNotContain("text")
                                .hasSizeLessThan(120)));
    }

    @Test
    void a_deep_document_is_refused() {
        Object deep = "bottom";
        for (int i = 0; i < 10_000; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Collections.singletonMap("SubjectRefPro", deep);
        }
        for (String field : List.of("SubjectRefPro", "SubjectRole", "otherIds", "SubjectNameID", "unknown")) {
            assertRefused(UserInfos.with(UserInfos.ofToday(), field, deep));
        }
    }

    @Test
    void a_document_that_contains_itself_is_refused() {
        Map<String, Object> document = UserInfos.ofToday();
        List<Object> twice = new ArrayList<>();
        twice.add(twice);
        twice.add(twice);
        document.put("unknown", twice);
        document.put("SubjectRefPro", document);
        assertRefused(document);
    }

    @Test
    void a_huge_document_is_refused() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(Map.of("numeroSiretSite", i, "telephone", i, "raisonSocialeSite", "x"));
        }
        Map<String, Object> document = UserInfos.ofToday();
        UserInfos.practice(document, 0).put("activities", many);
        assertRefused(document);
        assertRefused(UserInfos.with(UserInfos.ofToday(), "otherIds", many));
        assertRefused(UserInfos.with(UserInfos.ofToday(), "SubjectRole", many));
        assertRefused(UserInfos.with(UserInfos.ofToday(), "unknown", Collections.nCopies(100_000, null)));
        assertRefused(UserInfos.with(UserInfos.ofToday(), "unknown", "x".repeat(10_000_000)));
        assertRefused(UserInfos.with(UserInfos.ofToday(), "x".repeat(10_000_000), "unknown"));
    }

    @Test
    void the_largest_document_that_is_read_has_a_bounded_number_of_doubts() {
        Map<String, Object> document = UserInfos.ofToday();
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(Map.of("numeroSiretSite", i, "telephone", i, "raisonSocialeSite", "x"));
        }
        UserInfos.practice(document, 0).put("activities", many);
        Professional person = exercise(document);
        assertThat(person.issues())
                .hasSizeLessThanOrEqualTo(1_000)
                .contains(new Issue(Issue.Kind.CUT_SHORT, "/SubjectRefPro/exercices/0/activities"));
        assertThat(person.nationalId()).isPresent();
        assertThat(person.raw()).isEqualTo(document);
    }

    private static void assertRefused(Map<String, Object> document) {
        assertThatThrownBy(() -> Professional.from(document))
                .isInstanceOfSatisfying(
                        PscValidationException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.USERINFO_UNREADABLE))
                .hasMessageNotContaining("EXEMPLE")
                .hasNoCause();
    }

    @Test
    void a_thousand_situations_that_all_look_the_same_get_distinct_labels_soon() {
        List<Object> same = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            same.add(UserInfos.with(UserInfos.activity2021(), "identifiantTechniqueDeLaStructure", "R" + i));
        }
        Map<String, Object> document = UserInfos.ofToday();
        UserInfos.practice(document, 0).put("activities", same);
        assertThat(exercise(document).workSituations())
                .hasSize(1_000)
                .extracting(WorkSituation::label)
                .doesNotHaveDuplicates();
    }

    @Test
    void values_that_no_json_holds_are_left_out() {
        Map<Object, Object> odd = new HashMap<>();
        odd.put(null, "x");
        odd.put(42, "y");
        odd.put("SubjectNameID", new Date(0));
        odd.put("given_name", new char[] {'a'});
        @SuppressWarnings({"unchecked", "rawtypes"})
        Professional person = exercise((Map) odd);
        assertThat(person.nationalId()).isEmpty();
        assertThat(person.raw()).containsOnlyKeys("SubjectNameID", "given_name");
        assertThat(person.raw().values()).containsOnlyNulls();
        assertThat(person.issues()).contains(new Issue(Issue.Kind.UNREADABLE, ""));
    }

    @Test
    void what_the_caller_changes_later_does_not_show() {
        Map<String, Object> document = UserInfos.ofToday();
        Professional person = Professional.from(document);
        UserInfos.activity(document, 0, 0).clear();
        UserInfos.practice(document, 0).clear();
        document.clear();
        assertThat(person.raw()).isEqualTo(UserInfos.ofToday());
        assertThat(person.workplaces()).hasSize(1);
    }

    @Test
    void the_raw_document_cannot_be_changed_at_any_depth() {
        assertUnmodifiable(Professional.from(UserInfos.ofToday()).raw());
    }

    private static void assertUnmodifiable(Object node) {
        if (node instanceof Map<?, ?> map) {
            assertThat(map).isUnmodifiable();
            map.values().forEach(HostileDocumentTest::assertUnmodifiable);
        } else if (node instanceof List<?> list) {
            assertThat(list).isUnmodifiable();
            list.forEach(HostileDocumentTest::assertUnmodifiable);
        }
    }

    /** Calls everything that works on what was read. */
    private static Professional exercise(Map<String, Object> document) {
        Professional person = Professional.from(document);
        assertThat(person.displayName()).isNotBlank();
        person.specialties();
        person.professions();
        person.practiceNames();
        person.otherIds().forEach(OtherId::origin);
        person.workplaces().forEach(place -> {
            place.name();
            place.address().lines();
            place.address().town();
        });
        assertThat(person.workSituations())
                .allSatisfy(situation -> assertThat(situation.label()).isNotBlank())
                .extracting(WorkSituation::key)
                .doesNotHaveDuplicates();
        assertThat(person.workSituations()).extracting(WorkSituation::label).doesNotHaveDuplicates();
        assertThat(person.toString()).isNotBlank();
        assertThat(person.hashCode()).isEqualTo(person.raw().hashCode());
        return person;
    }

    /** Gives the document once for each of its nodes and each replacement of that node. */
    private static void eachNode(Map<String, Object> document, Consumer<Map<String, Object>> action) {
        eachNodeOf(document, replaced -> action.accept(castMap(replaced)));
    }

    private static void eachNodeOf(Object node, Consumer<Object> rebuild) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, child) -> {
                Consumer<Object> put = value -> {
                    Map<Object, Object> copy = new LinkedHashMap<>(map);
                    copy.put(name, value);
                    rebuild.accept(copy);
                };
                REPLACEMENTS.forEach(put);
                eachNodeOf(child, put);
            });
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                Consumer<Object> set = value -> {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(index, value);
                    rebuild.accept(copy);
                };
                REPLACEMENTS.forEach(set);
                eachNodeOf(list.get(index), set);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castMap(Object map) {
        return (Map<String, Object>) map;
    }
}
