package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkSituationsTest {

    private static final Map<String, Object> OFFICE = UserInfos.activity2021();
    private static final Map<String, Object> HOSPITAL = UserInfos.hospitalActivity();

    @Test
    void each_activity_of_each_practice_is_a_situation_and_so_is_a_practice_without_one() {
        Professional person = Professional.from(UserInfos.withPractices(
                UserInfos.physician(OFFICE, HOSPITAL),
                UserInfos.with(UserInfos.physician(HOSPITAL), "codeProfession", "60"),
                UserInfos.with(UserInfos.physician(), "codeProfession", "94")));
        assertThat(labels(person))
                .containsExactly(
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral)",
                        "Médecin – CENTRE HOSPITALIER DES MODELES – SAINT-MODELE (Salarié)",
                        "Infirmier – CENTRE HOSPITALIER DES MODELES – SAINT-MODELE (Salarié)",
                        "Ergothérapeute – sans lieu d'exercice");
        assertThat(keys(person)).hasSize(4);
        assertThat(person.workSituations().get(3).activity()).isEmpty();
        assertThat(person.workSituations().get(1).activity())
                .contains(person.practices().get(0).activities().get(1));
    }

    @Test
    void keys_survive_a_new_login_and_a_new_order() {
        List<Map<String, Object>> activities = new ArrayList<>(List.of(OFFICE, HOSPITAL, at("R1"), at("R2")));
        Set<String> keys = keys(person(activities));
        for (int i = 0; i < activities.size(); i++) {
            Collections.rotate(activities, 1);
            assertThat(keys(person(activities))).isEqualTo(keys);
            Collections.swap(activities, 0, 1);
            assertThat(keys(person(activities))).isEqualTo(keys);
        }
        assertThat(keys).hasSize(4);
    }

    @Test
    void two_places_of_one_identifier_are_two_choices_in_every_order() {
        Map<String, Object> one =
                UserInfos.with(UserInfos.with(HOSPITAL, "numeroSiretSite", "99910020900017"), "bureauCedex", "VILLE A");
        Map<String, Object> other =
                UserInfos.with(UserInfos.with(HOSPITAL, "numeroSiretSite", "99910020900025"), "bureauCedex", "VILLE B");

        Professional person = person(List.of(one, other));

        assertThat(person.workplaces()).hasSize(2);
        assertThat(keys(person)).hasSize(2).isEqualTo(keys(person(List.of(other, one))));
        assertThat(labels(person)).doesNotHaveDuplicates();
        assertThat(keys(person)).doesNotContainAnyElementsOf(keys(person(List.of(one))));
    }

    @ParameterizedTest
    @CsvSource({
        "numeroFinessSite, 000000000",
        "ancienIdentifiantDeLaStructure, 2000000000",
        "ancienIdentifiantDeLaStructure, 300000000016972",
        "ancienIdentifiantDeLaStructure, 0",
        "identifiantTechniqueDeLaStructure, 000"
    })
    void numbers_that_stand_for_none_make_no_two_places_one(String field, String none) {
        Map<String, Object> nowhere = new LinkedHashMap<>(OFFICE);
        for (String identifier : List.of(
                "numeroFinessSite",
                "numeroFinessetablissementJuridique",
                "numeroSiretSite",
                "numeroSirenSite",
                "identifiantTechniqueDeLaStructure",
                "ancienIdentifiantDeLaStructure")) {
            nowhere.put(identifier, "");
        }
        nowhere.put(field, none);

        Professional person = person(List.of(
                UserInfos.with(nowhere, "raisonSocialeSite", "CABINET A"),
                UserInfos.with(nowhere, "raisonSocialeSite", "CABINET B")));

        assertThat(person.workplaces()).hasSize(2);
        assertThat(person.workSituations()).hasSize(2);
    }

    @Test
    void described_places_differ_by_commune_and_not_by_spaces() {
        Map<String, Object> nowhere = new LinkedHashMap<>(OFFICE);
        nowhere.put("identifiantTechniqueDeLaStructure", "");
        nowhere.put("ancienIdentifiantDeLaStructure", "");
        nowhere.put("numeroSiretSite", "");
        nowhere.put("numeroFinessSite", "");

        assertThat(keys(person(List.of(
                        UserInfos.with(nowhere, "codeCommune", "24001"),
                        UserInfos.with(nowhere, "codeCommune", "24002")))))
                .hasSize(2);
        assertThat(keys(person(List.of(
                        UserInfos.with(nowhere, "raisonSocialeSite", "CABINET  A"),
                        UserInfos.with(nowhere, "raisonSocialeSite", "CABINET A")))))
                .hasSize(1);
    }

    @Test
    void a_known_key_is_the_same_in_every_version_of_this_library() {
        assertThat(keys(Professional.from(UserInfos.of2021()))).containsExactly("zZPISxdhkBqawHDfFnGmxafE");
    }

    @ParameterizedTest
    @CsvSource({
        "telephone, 0199999999",
        "raisonSocialeSite, ANOTHER SPELLING",
        "libelleVoie, ELSEWHERE",
        "numeroSiretSite, 99900123300025",
        "autoriteDenregistrement, ARS/ARS/ARS",
        "ancienIdentifiantDeLaStructure, ''",
        "unknownField, x",
    })
    void a_key_does_not_hang_on_details_of_an_identified_structure(String field, String value) {
        assertThat(keys(person(List.of(UserInfos.with(OFFICE, field, value)))))
                .isEqualTo(keys(person(List.of(OFFICE))));
    }

    @ParameterizedTest
    @CsvSource({
        "codeModeExercice, S",
        "codeSecteurDactivite, SA01",
        "codeSectionPharmacien, D",
        "codeRole, FON-01",
        "codeGenreActivite, GENR04",
        "identifiantTechniqueDeLaStructure, R990002",
        "codeModeExercice, ''",
    })
    void what_makes_a_situation_another_gives_it_another_key(String field, String value) {
        assertThat(keys(person(List.of(OFFICE, UserInfos.with(OFFICE, field, value)))))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "codeProfession, 60",
        "codeCategorieProfessionnelle, M",
        "codeTypeSavoirFaire, C",
        "codeSavoirFaire, SM54",
    })
    void what_makes_a_practice_another_gives_its_situations_other_keys(String field, String value) {
        Map<String, Object> practice = UserInfos.physician(OFFICE);
        assertThat(keys(Professional.from(UserInfos.withPractices(practice, UserInfos.with(practice, field, value)))))
                .hasSize(2);
    }

    @Test
    void two_persons_in_the_same_situation_have_different_keys() {
        Map<String, Object> other = UserInfos.ofToday();
        other.put("SubjectNameID", "899880056785");
        assertThat(keys(Professional.from(other)))
                .doesNotContainAnyElementsOf(keys(Professional.from(UserInfos.ofToday())));
    }

    @Test
    void two_persons_without_rpps_have_different_keys_and_case_makes_no_other_person() {
        Map<String, Object> document = UserInfos.ofToday();
        document.remove("otherIds");
        Set<String> keys = keys(Professional.from(UserInfos.with(document, "SubjectNameID", "ANS20231122000001")));
        assertThat(keys(Professional.from(UserInfos.with(document, "SubjectNameID", "ans20231122000001"))))
                .isEqualTo(keys);
        assertThat(keys(Professional.from(UserInfos.with(document, "SubjectNameID", "ANS20231122000002"))))
                .doesNotContainAnyElementsOf(keys);
    }

    @Test
    void a_key_survives_a_national_identifier_that_becomes_an_account_of_the_same_rpps() {
        Map<String, Object> merged = UserInfos.ofToday();
        merged.put("SubjectNameID", "0b6a3f2e-90ab-4cde-8f01-23456789abcd");
        assertThat(keys(Professional.from(merged))).isEqualTo(keys(Professional.from(UserInfos.ofToday())));
    }

    @Test
    void a_structure_without_any_identifier_is_known_by_its_name_and_address() {
        Map<String, Object> described = new LinkedHashMap<>(OFFICE);
        List.of(
                        "identifiantTechniqueDeLaStructure",
                        "numeroSiretSite",
                        "numeroSirenSite",
                        "ancienIdentifiantDeLaStructure")
                .forEach(field -> described.put(field, ""));
        Map<String, Object> elsewhere = UserInfos.with(described, "numeroVoie", "99");
        assertThat(keys(person(List.of(described, elsewhere)))).hasSize(2);
        assertThat(keys(person(List.of(described, UserInfos.with(described, "telephone", "1")))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "numeroFinessSite, 440990018, 440990026",
        "numeroSiretSite, 99900456700015, 99900456700023",
        "ancienIdentifiantDeLaStructure, 1440990018, 1440990026",
    })
    void a_structure_is_known_by_the_best_identifier_it_has(String field, String one, String other) {
        Map<String, Object> named = new LinkedHashMap<>(Map.of("raisonSocialeSite", "A", field, one));
        Map<String, Object> renamed = UserInfos.with(named, "raisonSocialeSite", "B");
        assertThat(keys(person(List.of(named, renamed)))).hasSize(1);
        assertThat(keys(person(List.of(named, UserInfos.with(named, field, other)))))
                .hasSize(2);
    }

    @Test
    void the_legal_entity_and_the_company_tell_described_structures_apart() {
        Map<String, Object> named = new LinkedHashMap<>(Map.of("raisonSocialeSite", "A"));
        List<Map<String, Object>> activities = List.of(
                named,
                UserInfos.with(named, "numeroSirenSite", "999001233"),
                UserInfos.with(named, "numeroSirenSite", "999004567"),
                UserInfos.with(named, "numeroFinessetablissementJuridique", "440990018"));
        assertThat(keys(person(activities))).hasSize(4);
        assertThat(keys(person(List.of(named, UserInfos.with(named, "numeroSirenSite", "000000000")))))
                .hasSize(1);
    }

    @Test
    void a_number_full_of_zeros_does_not_make_two_structures_one() {
        Map<String, Object> a = dummy("CABINET A");
        Map<String, Object> b = dummy("CABINET B");
        Professional person = person(List.of(a, b));
        assertThat(keys(person)).hasSize(2);
        assertThat(person.workplaces()).hasSize(2);
    }

    @Test
    void the_same_situation_twice_is_one_choice() {
        assertThat(person(List.of(OFFICE, OFFICE)).workSituations()).hasSize(1);
    }

    @Test
    void a_key_reveals_nothing_and_fits_a_form_field() {
        for (String key : keys(person(List.of(OFFICE, HOSPITAL)))) {
            assertThat(key).matches("[A-Za-z0-9_-]{24}");
        }
    }

    @Test
    void a_kept_key_finds_its_situation_again() {
        Professional before = person(List.of(OFFICE, HOSPITAL));
        Professional after = person(List.of(HOSPITAL, dummy("CABINET A"), OFFICE));
        for (WorkSituation situation : before.workSituations()) {
            assertThat(after.findWorkSituation(situation.key()).orElseThrow().label())
                    .isEqualTo(situation.label());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "zZPISxdhkBqawHDfFnGmxafE ", "'; --"})
    void any_other_text_finds_nothing(String key) {
        assertThat(Professional.from(UserInfos.ofToday()).findWorkSituation(key))
                .isEmpty();
    }

    @Test
    void a_situation_that_is_gone_is_not_replaced_by_another() {
        String gone = person(List.of(OFFICE)).workSituations().get(0).key();
        assertThat(person(List.of(HOSPITAL)).findWorkSituation(gone)).isEmpty();
    }

    @Test
    void labels_tell_situations_apart_by_skill_where_the_place_is_the_same() {
        Map<String, Object> practice = UserInfos.physician(OFFICE);
        Professional person = Professional.from(
                UserInfos.withPractices(practice, UserInfos.with(practice, "codeSavoirFaire", "SM54")));
        assertThat(labels(person))
                .containsExactly(
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral) – Qualifié en Médecine générale (SM)",
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral) – Médecine générale (SM)");
    }

    @Test
    void labels_tell_situations_apart_by_kind_or_by_address() {
        assertThat(labels(person(List.of(
                        UserInfos.with(OFFICE, "codeGenreActivite", "GENR01"),
                        UserInfos.with(OFFICE, "codeGenreActivite", "GENR04")))))
                .containsExactly(
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral) – Activité de soin et de pharmacie",
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral) – Activité non soignante");
        assertThat(labels(person(List.of(OFFICE, UserInfos.with(at("R2"), "numeroVoie", "99")))))
                .containsExactly(
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral) – BATIMENT B, 12 B rue DES LILAS, 44000 NANTES",
                        "Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral) – BATIMENT B, 99 B rue DES LILAS, 44000 NANTES");
    }

    @ParameterizedTest
    @CsvSource({
        "codeRole, FON-01, Titulaire de cabinet",
        "codeSecteurDactivite, SA01, Etablissement public de santé",
        "codeSectionPharmacien, G, Pharmacien biologiste",
        "codeRole, NEW, code NEW",
    })
    void labels_tell_situations_apart_by_whatever_differs(String field, String code, String detail) {
        assertThat(labels(person(List.of(OFFICE, UserInfos.with(OFFICE, field, code)))))
                .contains("Médecin – CABINET DU DR EXEMPLE – NANTES (Libéral) – " + detail);
    }

    @Test
    void a_place_without_town_is_told_by_its_postal_code() {
        assertThat(labels(person(List.of(UserInfos.with(OFFICE, "bureauCedex", "")))))
                .containsExactly("Médecin – CABINET DU DR EXEMPLE – 44000 (Libéral)");
    }

    @Test
    void labels_are_never_the_same_even_if_only_an_identifier_differs() {
        Professional person = person(List.of(at("R1"), at("R2"), at("R3")));
        assertThat(labels(person)).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void a_structure_that_calls_itself_by_a_number_does_not_take_the_label_of_another() {
        Map<String, Object> numbered = at("R2");
        numbered.put("codeModeExercice", "");
        numbered.put("bureauCedex", "NANTES (Libéral) (2)");
        List<Map<String, Object>> activities = new ArrayList<>(List.of(at("R1"), numbered, at("R3")));
        activities.forEach(activity -> activity.put("numeroVoie", ""));
        activities.forEach(activity -> activity.put("libelleVoie", ""));
        assertThat(labels(person(activities))).doesNotHaveDuplicates().hasSize(3);
        Collections.reverse(activities);
        assertThat(labels(person(activities))).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void a_person_characterised_by_a_role_is_called_by_it() {
        Map<String, Object> practice = UserInfos.with(
                UserInfos.physician(UserInfos.with(HOSPITAL, "codeRole", "313")), "codeProfession", "99");
        String label =
                labels(Professional.from(UserInfos.withPractices(practice))).get(0);
        assertThat(label)
                .doesNotContain("Acteur")
                .endsWith(" – CENTRE HOSPITALIER DES MODELES – SAINT-MODELE (Salarié)");
    }

    @Test
    void a_role_takes_the_place_of_a_missing_profession_and_of_no_other() {
        Map<String, Object> inRole = UserInfos.physician(UserInfos.with(OFFICE, "codeRole", "FON-01"));
        assertThat(labels(Professional.from(UserInfos.withPractices(inRole))).get(0))
                .startsWith("Médecin – ");
        assertThat(labels(Professional.from(UserInfos.withPractices(UserInfos.with(inRole, "codeProfession", ""))))
                        .get(0))
                .startsWith("Titulaire de cabinet – ");
    }

    @Test
    void students_and_soldiers_are_called_so() {
        Map<String, Object> practice = UserInfos.with(UserInfos.physician(OFFICE), "codeCategorieProfessionnelle", "E");
        assertThat(labels(Professional.from(UserInfos.withPractices(practice))))
                .containsExactly("Médecin (Etudiant) – CABINET DU DR EXEMPLE – NANTES (Libéral)");
    }

    @Test
    void an_unknown_profession_is_shown_by_its_code() {
        Map<String, Object> practice = UserInfos.with(UserInfos.physician(OFFICE), "codeProfession", "777");
        assertThat(labels(Professional.from(UserInfos.withPractices(practice))).get(0))
                .startsWith("code 777 – CABINET");
    }

    @Test
    void labels_hold_no_control_nor_direction_characters() {
        Map<String, Object> activity =
                UserInfos.with(OFFICE, "raisonSocialeSite", "CABINET\r\n<b>\u0000\u202EX\u2066 \uD800 É\u0301\u2028Y");
        Map<String, Object> practice = UserInfos.with(UserInfos.physician(activity), "codeProfession", "7\u202E7\n7");
        Professional person = Professional.from(UserInfos.withPractices(practice));
        assertThat(labels(person)).containsExactly("code 77 7 – CABINET <b> X \uFFFD É\u0301 Y – NANTES (Libéral)");
        assertThat(person.workplaces().get(0).legalName().orElseThrow()).contains("\u202E");
    }

    private static Map<String, Object> at(String structure) {
        return UserInfos.with(OFFICE, "identifiantTechniqueDeLaStructure", structure);
    }

    private static Map<String, Object> dummy(String name) {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("numeroSiretSite", "00000000016972");
        activity.put("numeroSirenSite", "000000000");
        activity.put("raisonSocialeSite", name);
        return activity;
    }

    @SuppressWarnings("unchecked")
    private static Professional person(List<Map<String, Object>> activities) {
        return Professional.from(UserInfos.withPractices(UserInfos.physician(activities.toArray(Map[]::new))));
    }

    private static List<String> labels(Professional person) {
        return person.workSituations().stream().map(WorkSituation::label).toList();
    }

    private static Set<String> keys(Professional person) {
        return new TreeSet<>(
                person.workSituations().stream().map(WorkSituation::key).toList());
    }
}
