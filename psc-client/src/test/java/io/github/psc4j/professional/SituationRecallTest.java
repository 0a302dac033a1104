package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.professional.SituationRecall.Change;
import io.github.psc4j.professional.SituationRecall.Changed;
import io.github.psc4j.professional.SituationRecall.Gone;
import io.github.psc4j.professional.SituationRecall.Same;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SituationRecallTest {

    private static final Map<String, Object> OFFICE = UserInfos.activity2021();
    private static final Map<String, Object> HOSPITAL = UserInfos.hospitalActivity();
    private static final Professional BEFORE = person(OFFICE, HOSPITAL);
    private static final String OFFICE_CHOICE = BEFORE.workSituations().get(0).choice();

    @Test
    void an_unchanged_situation_is_the_same_at_any_place_in_the_document() {
        Professional now = person(HOSPITAL, OFFICE);
        assertThat(now.recall(OFFICE_CHOICE))
                .isEqualTo(new Same(now.workSituations().get(1)));
        assertThat(now.recall(BEFORE.workSituations().get(0).key()))
                .isEqualTo(new Same(now.workSituations().get(1)));
    }

    @Test
    void a_place_that_moved_house_or_changed_its_name_is_the_same() {
        Map<String, Object> moved =
                UserInfos.with(UserInfos.with(OFFICE, "libelleVoie", "DES ROSES"), "raisonSocialeSite", "NEW NAME");
        assertThat(person(moved).recall(OFFICE_CHOICE)).isInstanceOf(Same.class);
    }

    @ParameterizedTest
    @CsvSource({
        "codeModeExercice, S",
        "codeSecteurDactivite, SA01",
        "codeSectionPharmacien, G",
        "codeRole, FON-01",
        "codeGenreActivite, GENR04"
    })
    void another_mode_or_role_at_the_same_place_is_a_change_to_confirm(String field, String value) {
        Professional now = person(HOSPITAL, UserInfos.with(OFFICE, field, value));
        assertThat(now.recall(OFFICE_CHOICE))
                .isEqualTo(new Changed(now.workSituations().get(1), java.util.Set.of(Change.ACTIVITY)));
    }

    @ParameterizedTest
    @CsvSource({"codeSavoirFaire, SM54", "codeTypeSavoirFaire, C", "codeCategorieProfessionnelle, M"})
    void another_skill_or_category_is_a_change_to_confirm(String field, String value) {
        Professional now =
                Professional.from(UserInfos.withPractices(UserInfos.with(UserInfos.physician(OFFICE), field, value)));
        assertThat(now.recall(OFFICE_CHOICE))
                .isEqualTo(new Changed(now.workSituations().get(0), java.util.Set.of(Change.PRACTICE)));
    }

    @Test
    void a_place_is_known_again_by_any_identifier_it_keeps() {
        Map<String, Object> renamed = UserInfos.with(OFFICE, "identifiantTechniqueDeLaStructure", "R777");
        assertThat(person(renamed).recall(OFFICE_CHOICE))
                .isInstanceOfSatisfying(
                        Changed.class, changed -> assertThat(changed.changes()).containsExactly(Change.WORKPLACE));
        Map<String, Object> lost = UserInfos.with(
                UserInfos.with(OFFICE, "identifiantTechniqueDeLaStructure", ""), "ancienIdentifiantDeLaStructure", "");
        assertThat(person(lost).recall(OFFICE_CHOICE)).isInstanceOf(Changed.class);
        Map<String, Object> gained = UserInfos.with(OFFICE, "numeroFinessSite", "440990018");
        assertThat(person(gained).recall(OFFICE_CHOICE)).isInstanceOf(Same.class);
    }

    @Test
    void everything_may_change_as_long_as_profession_and_place_stay() {
        Map<String, Object> changed = UserInfos.with(
                UserInfos.with(OFFICE, "identifiantTechniqueDeLaStructure", "R777"), "codeModeExercice", "S");
        Professional now = Professional.from(
                UserInfos.withPractices(UserInfos.with(UserInfos.physician(changed), "codeSavoirFaire", "SM54")));
        assertThat(now.recall(OFFICE_CHOICE))
                .isEqualTo(new Changed(
                        now.workSituations().get(0),
                        java.util.Set.of(Change.PRACTICE, Change.ACTIVITY, Change.WORKPLACE)));
    }

    @Test
    void another_profession_or_another_place_is_another_situation() {
        assertThat(person(HOSPITAL).recall(OFFICE_CHOICE)).isEqualTo(new Gone(List.of()));
        Professional nurse = Professional.from(
                UserInfos.withPractices(UserInfos.with(UserInfos.physician(OFFICE), "codeProfession", "60")));
        assertThat(nurse.recall(OFFICE_CHOICE)).isEqualTo(new Gone(List.of()));
        assertThat(Professional.from(Map.of()).recall(OFFICE_CHOICE)).isEqualTo(new Gone(List.of()));
    }

    @Test
    void a_company_has_many_places_and_names_none_of_them() {
        Map<String, Object> site = place("R1", "999001233", "440990026");
        Map<String, Object> other = place("R2", "999001233", "440990026");
        assertThat(person(other).recall(person(site).workSituations().get(0).choice()))
                .isEqualTo(new Gone(List.of()));
    }

    @Test
    void of_two_that_resemble_it_none_is_chosen() {
        Professional now = person(
                UserInfos.with(OFFICE, "codeModeExercice", "S"),
                UserInfos.with(OFFICE, "codeModeExercice", "B"),
                HOSPITAL);
        assertThat(now.recall(OFFICE_CHOICE))
                .isEqualTo(new Gone(now.workSituations().subList(0, 2)));
    }

    @Test
    void of_two_the_one_that_changed_less_is_meant() {
        Map<String, Object> renamed = UserInfos.with(OFFICE, "identifiantTechniqueDeLaStructure", "R777");
        Professional now = person(UserInfos.with(renamed, "codeModeExercice", "S"), renamed);
        assertThat(now.recall(OFFICE_CHOICE))
                .isEqualTo(new Changed(now.workSituations().get(1), java.util.Set.of(Change.WORKPLACE)));
        Professional other = Professional.from(UserInfos.withPractices(
                UserInfos.with(
                        UserInfos.physician(UserInfos.with(OFFICE, "codeModeExercice", "S")),
                        "codeSavoirFaire",
                        "SM54"),
                UserInfos.physician(UserInfos.with(OFFICE, "codeModeExercice", "S"))));
        assertThat(other.recall(OFFICE_CHOICE))
                .isEqualTo(new Changed(other.workSituations().get(1), java.util.Set.of(Change.ACTIVITY)));
    }

    @Test
    void a_practice_without_a_place_and_a_place_without_identifier_are_found_again() {
        Professional without = Professional.from(UserInfos.withPractices(UserInfos.physician()));
        Professional changed = Professional.from(
                UserInfos.withPractices(UserInfos.with(UserInfos.physician(), "codeSavoirFaire", "SM54")));
        assertThat(changed.recall(without.workSituations().get(0).choice()))
                .isEqualTo(new Changed(changed.workSituations().get(0), java.util.Set.of(Change.PRACTICE)));
        Map<String, Object> nowhere = new LinkedHashMap<>(Map.of("codeModeExercice", "L"));
        assertThat(person(UserInfos.with(nowhere, "codeModeExercice", "S"))
                        .recall(person(nowhere).workSituations().get(0).choice()))
                .isInstanceOf(Changed.class);
        assertThat(person(nowhere).recall(without.workSituations().get(0).choice()))
                .isEqualTo(new Gone(List.of()));
        Map<String, Object> described = UserInfos.with(nowhere, "raisonSocialeSite", "CABINET A");
        assertThat(person(UserInfos.with(described, "codeModeExercice", "S"))
                        .recall(person(described).workSituations().get(0).choice()))
                .isInstanceOf(Changed.class);
        assertThat(person(UserInfos.with(nowhere, "raisonSocialeSite", "CABINET B"))
                        .recall(person(described).workSituations().get(0).choice()))
                .isEqualTo(new Gone(List.of()));
    }

    @Test
    void the_choice_of_another_person_is_never_found() {
        Map<String, Object> document = UserInfos.withPractices(UserInfos.physician(OFFICE, HOSPITAL));
        document.put("SubjectNameID", "899880056785");
        document.put("otherIds", List.of());
        assertThat(Professional.from(document).recall(OFFICE_CHOICE)).isEqualTo(new Gone(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "~~~~~",
                "1~~~~~",
                "2~a~b~c~d~e",
                "1~a~b~c~d~e~f",
                "x",
                "\u0000",
                "1~a~b~c~d~.",
                "1~a~b~c~d"
            })
    void any_text_may_be_requested(String text) {
        assertThat(BEFORE.recall(text)).isEqualTo(new Gone(List.of()));
        assertThat(BEFORE.recall(text + "x".repeat(1_000_000))).isEqualTo(new Gone(List.of()));
    }

    @Test
    void a_choice_of_another_form_or_length_is_none() {
        assertThat(SituationChoice.read(OFFICE_CHOICE)).isPresent();
        assertThat(SituationChoice.read("2" + OFFICE_CHOICE.substring(1))).isEmpty();
        assertThat(SituationChoice.read(OFFICE_CHOICE + "~")).isEmpty();
        assertThat(SituationChoice.read(OFFICE_CHOICE + ".".repeat(400 - OFFICE_CHOICE.length())))
                .isPresent();
        assertThat(SituationChoice.read(OFFICE_CHOICE + ".".repeat(401 - OFFICE_CHOICE.length())))
                .isEmpty();
    }

    @Test
    void a_choice_is_short_printable_and_tells_nothing() {
        assertThat(BEFORE.workSituations())
                .extracting(WorkSituation::choice)
                .allSatisfy(choice ->
                        assertThat(choice).matches("[A-Za-z0-9._~-]{60,200}").doesNotContain("99880012341", "R990001"))
                .doesNotHaveDuplicates();
        assertThat(SituationChoice.read(OFFICE_CHOICE).orElseThrow().toString()).isEqualTo("SituationChoice[•••]");
    }

    @Test
    void a_known_choice_is_the_same_in_every_version_of_this_library() {
        assertThat(Professional.from(UserInfos.of2021()).workSituations().get(0).choice())
                .isEqualTo(KNOWN_CHOICE);
    }

    private static final String KNOWN_CHOICE =
            "1~zZPISxdhkBqawHDfFnGmxafE~xWZ2YfyCSr8~aisj7UC-ZDY~qcFnpS66GvB~ORdvWgDEZSv.W9w9F-nAZol.uFiI3KLmEy4";

    @Test
    void situations_sort_as_a_reader_looks_for_them() {
        List<WorkSituation> situations =
                new ArrayList<>(person(HOSPITAL, OFFICE).workSituations());
        situations.sort(null);
        assertThat(situations)
                .extracting(WorkSituation::label)
                .containsExactly(
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral)",
                        "Médecin – CENTRE HOSPITALIER DES MODELES – SAINT-MODELE (Salarié)");
        WorkSituation one = situations.get(0);
        WorkSituation twin =
                new WorkSituation(one.key() + "x", one.label(), one.choice(), one.practice(), one.activity());
        assertThat(one).isLessThan(twin).isEqualByComparingTo(one);
    }

    @Test
    void what_was_recalled_cannot_be_changed() {
        List<WorkSituation> similar = new ArrayList<>(BEFORE.workSituations());
        java.util.Set<Change> changes = new java.util.HashSet<>(java.util.Set.of(Change.ACTIVITY));
        Gone gone = new Gone(similar);
        Changed changed = new Changed(similar.get(0), changes);
        similar.clear();
        changes.clear();
        assertThat(gone.similar()).hasSize(2);
        assertThat(changed.changes()).hasSize(1);
    }

    @Test
    void a_structure_has_every_identifier_that_any_activity_gives_for_it() {
        Map<String, Object> poor =
                UserInfos.with(UserInfos.with(HOSPITAL, "numeroSiretSite", ""), "codeModeExercice", "B");
        Professional person = person(poor, HOSPITAL, Map.of("codeModeExercice", "L"));
        assertThat(person.workplaceOf(person.workSituations().get(0)))
                .contains(person.workplaces().get(0))
                .hasValueSatisfying(place -> assertThat(place.siret()).isPresent());
        assertThat(person.workplaceOf(person.workSituations().get(2))).isEmpty();
        assertThat(BEFORE.workplaceOf(BEFORE.workSituations().get(1)))
                .contains(BEFORE.workplaces().get(1));
    }

    @Test
    void the_same_activity_twice_is_one_choice() {
        assertThat(person(OFFICE, OFFICE).workSituations()).hasSize(1);
    }

    private static Map<String, Object> place(String technical, String siren, String entity) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("codeModeExercice", "L");
        place.put("identifiantTechniqueDeLaStructure", technical);
        place.put("numeroSirenSite", siren);
        place.put("numeroFinessetablissementJuridique", entity);
        return place;
    }

    @SafeVarargs
    private static Professional person(Map<String, Object>... activities) {
        return Professional.from(UserInfos.withPractices(UserInfos.physician(activities)));
    }
}
