package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.nomenclature.Nomenclatures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every text of the document is a canary; none may be seen in what gets printed. */
class MaskingTest {

    @Test
    void no_to_string_shows_a_value_of_the_document() {
        Professional person = Professional.from(canaries(UserInfos.ofToday()));
        List<Object> printed = new ArrayList<>(List.of(
                person,
                person.nationalId(),
                person.rpps(),
                person.adeli(),
                person.otherIds(),
                person.civilName(),
                person.civility(),
                person.practiceNames(),
                person.professions(),
                person.specialties(),
                person.skills(),
                person.practices(),
                person.workplaces(),
                person.workSituations(),
                person.sector(),
                person.activityKind(),
                person.subjectOrganizationId(),
                person.subjectRoles(),
                person.authenticationTier(),
                person.issues(),
                DocumentReader.read(canaries(UserInfos.ofToday()), new Context(Nomenclatures.ans(), new Issues()))));
        person.practices().forEach(practice -> printed.addAll(practice.activities()));
        person.workplaces()
                .forEach(place -> printed.addAll(
                        List.of(place.address(), place.contact(), place.siret(), place.siren(), place.technicalId())));
        assertThat(printed)
                .allSatisfy(value -> assertThat(value.toString()).isNotEmpty().doesNotContainIgnoringCase("canary"));
        assertThat(person.practices()).isNotEmpty();
        assertThat(person.raw().toString()).contains("CANARY");
    }

    @Test
    void real_identifiers_and_names_are_hidden_too() {
        Professional person = Professional.from(UserInfos.ofToday());
        String printed = person
                + person.practices().toString()
                + person.workplaces()
                + person.otherIds()
                + person.nationalId()
                + person.rpps()
                + person.workSituations()
                + person.issues();
        assertThat(printed)
                .contains("Médecin")
                .doesNotContain("EXEMPLE")
                .doesNotContain("CAMILLE")
                .doesNotContain("99880012341")
                .doesNotContain("99900123300017")
                .doesNotContain("R990001")
                .doesNotContain("NANTES");
    }

    @Test
    void what_is_hidden_still_says_what_it_is() {
        Professional person = Professional.from(UserInfos.ofToday());
        WorkSituation situation = person.workSituations().get(0);
        assertThat(person).hasToString("Professional[•••, practices=1, issues=0]");
        assertThat(situation).hasToString("WorkSituation[•••]");
        assertThat(person.workplaces()).hasToString("[Workplace[•••]]");
        assertThat(person.otherIds()).hasToString("[OtherId[RPPS •••]]");
        assertThat(person.practices().get(0).activities().get(0).toString()).startsWith("Activity[mode=L \"Libéral");
    }

    private static Map<String, Object> canaries(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put((String) name, canary(value)));
        return copy;
    }

    private static Object canary(Object value) {
        if (value instanceof Map<?, ?> map) {
            return canaries(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(MaskingTest::canary).toList();
        }
        return value instanceof String text ? "CANARY" + text : value;
    }
}
