package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.professional.Issue.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuirksTest {

    private final Map<String, Object> document = UserInfos.ofToday();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void an_empty_text_is_absent_wherever_it_stands(String empty) {
        document.replaceAll((name, value) -> value instanceof String ? empty : value);
        UserInfos.practice(document, 0).replaceAll((name, value) -> value instanceof String ? empty : value);
        UserInfos.activity(document, 0, 0).replaceAll((name, value) -> empty);
        Professional person = read();
        assertThat(person.nationalId()).isEmpty();
        assertThat(person.civilName().isEmpty()).isTrue();
        assertThat(person.practiceNames()).isEmpty();
        assertThat(person.sector()).isEmpty();
        assertThat(person.specialties()).isEmpty();
        assertThat(person.workplaces()).isEmpty();
        assertThat(person.workSituations())
                .extracting(WorkSituation::label)
                .containsExactly("Profession non précisée – lieu d'exercice non précisé");
        assertThat(person.issues()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"VRAI, true", "FAUX, false", "vrai, true", "Faux, false", "true, true", "FALSE, false"})
    void booleans_come_as_french_words(String word, boolean expected) {
        document.put("Acces_Regulation_Medicale", word);
        assertThat(read().medicalDispatch()).contains(expected);
        assertThat(read().issues()).isEmpty();
    }

    @Test
    void booleans_may_be_booleans() {
        document.put("Acces_Regulation_Medicale", true);
        assertThat(read().medicalDispatch()).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUI", "1", "VRAI!"})
    void another_word_is_no_response(String word) {
        document.put("Acces_Regulation_Medicale", word);
        assertThat(read().medicalDispatch()).isEmpty();
        assertIssue(Kind.UNREADABLE, "/Acces_Regulation_Medicale");
    }

    @Test
    void a_missing_oid_is_tolerated() {
        document.put("Secteur_Activite", "SA07");
        document.put("Palier_Authentification", "APPPRIP3^");
        assertThat(read().sector().flatMap(Coded::label)).contains("Cabinet individuel");
        assertThat(read().authenticationTier().orElseThrow().isKnown()).isTrue();
    }

    @Test
    void an_oid_without_code_is_no_code() {
        document.put("Secteur_Activite", "^1.2.250.1.71.4.2.4");
        assertThat(read().sector()).isEmpty();
        assertIssue(Kind.UNREADABLE, "/Secteur_Activite");
    }

    @Test
    void unknown_fields_are_kept_in_the_raw_document_only() {
        Map<String, Object> added = Map.of("x", List.of(1, 2));
        document.put("ChampNouveau", added);
        UserInfos.activity(document, 0, 0).put("autreChamp", "y");
        assertThat(read().raw()).containsEntry("ChampNouveau", added);
        assertThat(read().raw()).isEqualTo(document);
        assertThat(read().issues()).isEmpty();
    }

    static Stream<String> containers() {
        return Stream.of("SubjectRefPro", "otherIds", "SubjectRole");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void containers_may_be_missing_null_or_empty(String name) {
        for (Object value : Arrays.asList(null, "", List.of(), Map.of())) {
            document.put(name, value);
            assertThat(read().displayName()).endsWith("CAMILLE EXEMPLE");
        }
        document.remove(name);
        assertThat(read().issues()).isEmpty();
    }

    @Test
    void practices_and_activities_may_be_missing_null_or_empty() {
        for (Object value : Arrays.asList(null, "", List.of())) {
            UserInfos.practice(document, 0).put("activities", value);
            assertThat(read().practices()).hasSize(1);
            assertThat(read().workSituations())
                    .extracting(WorkSituation::label)
                    .containsExactly("Médecin – sans lieu d'exercice");
            assertThat(read().issues()).isEmpty();
        }
        for (Object value : Arrays.asList(null, "", List.of())) {
            UserInfos.reference(document).put("exercices", value);
            assertThat(read().practices()).isEmpty();
            assertThat(read().issues()).isEmpty();
        }
    }

    @Test
    void a_single_role_may_come_as_a_text() {
        document.put("SubjectRole", "10^1.2.250.1.213.1.1.5.5");
        assertThat(read().subjectRoles()).extracting(Coded::code).containsExactly("10");
        assertIssue(Kind.UNEXPECTED_TYPE, "/SubjectRole");
    }

    @Test
    void several_roles_are_read() {
        document.put("SubjectRole", List.of("10^1.2.250.1.213.1.1.5.5", "SM26^1.2.250.1.213.1.1.5.5", "x^9.9"));
        assertThat(read().subjectRoles()).extracting(Coded::code).containsExactly("10", "SM26", "x");
        assertIssue(Kind.UNKNOWN_CODE, "/SubjectRole/2");
    }

    @Test
    void single_objects_stand_for_lists_of_one_and_lists_of_one_for_their_element() {
        Map<String, Object> activity = UserInfos.activity(document, 0, 0);
        UserInfos.practice(document, 0).put("activities", activity);
        UserInfos.reference(document).put("exercices", UserInfos.practice(document, 0));
        document.put("SubjectRefPro", List.of(UserInfos.reference(document)));
        document.put("otherIds", UserInfos.otherId("899880012341", "RPPS", 1));
        document.put("SubjectNameID", List.of("899880012341"));
        Professional person = read();
        assertThat(person.nationalId()).contains(new NationalId("899880012341"));
        assertThat(person.otherIds()).hasSize(1);
        assertThat(person.workplaces()).hasSize(1);
        assertThat(person.issues())
                .hasSize(5)
                .allSatisfy(issue -> assertThat(issue.kind()).isEqualTo(Kind.UNEXPECTED_TYPE));
    }

    static Stream<Number> nationalIdsAsNumbers() {
        return Stream.of(
                899880012341L,
                8.99880012341E11,
                new BigInteger("899880012341"),
                new BigDecimal("899880012341"),
                new BigDecimal("8.99880012341E11"),
                new BigDecimal("899880012341.0"));
    }

    @ParameterizedTest
    @MethodSource("nationalIdsAsNumbers")
    void a_national_identifier_may_come_as_a_number(Number number) {
        document.put("SubjectNameID", number);
        assertThat(read().nationalId().orElseThrow().value()).isEqualTo("899880012341");
        assertThat(read().rpps()).isPresent();
        assertIssue(Kind.UNEXPECTED_TYPE, "/SubjectNameID");
    }

    static Stream<Number> absurdNumbers() {
        return Stream.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                new BigDecimal("1E+999999999"),
                new BigDecimal("1E-999999999"),
                BigInteger.TEN.pow(1000),
                Float.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("absurdNumbers")
    void an_absurd_number_is_not_read(Number number) {
        document.put("SubjectNameID", number);
        document.put("otherIds", List.of(UserInfos.otherId("899880056785", "RPPS", number)));
        assertThat(read().nationalId()).isEmpty();
        assertThat(read().otherIds().get(0).quality()).isEmpty();
        assertIssue(Kind.UNREADABLE, "/SubjectNameID");
        assertThat(read().rpps()).contains(new Rpps("99880056785"));
    }

    @Test
    void codes_may_come_as_numbers() {
        UserInfos.practice(document, 0).put("codeProfession", 10);
        assertThat(read().professions()).extracting(Coded::code).containsExactly("10");
        assertIssue(Kind.UNEXPECTED_TYPE, "/SubjectRefPro/exercices/0/codeProfession");
    }

    @Test
    void the_civility_is_read_at_either_place() {
        assertThat(read().civility().map(Coded::code)).contains("MME");
        document.remove("codeCivilite");
        UserInfos.reference(document).put("codeCivilite", "M");
        assertThat(read().civility().map(Coded::code)).contains("M");
        document.put("codeCivilite", "");
        assertThat(read().civility().map(Coded::code)).contains("M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otherIds", "otherIDs", "alternativeIds", "AlternativeIDs", "alternativeIdentifiers"})
    void other_identifiers_have_several_spellings(String name) {
        document.remove("otherIds");
        Map<String, Object> english = new LinkedHashMap<>();
        english.put("identifier", "991234568");
        english.put("origin", "ADELI");
        english.put("quality", "1");
        document.put(name, List.of(UserInfos.otherId("899880012341", "RPPS", 1), english));
        List<OtherId> otherIds = read().otherIds();
        assertThat(otherIds).extracting(OtherId::origin).containsExactly(IdentifierOrigin.RPPS, IdentifierOrigin.ADELI);
        assertThat(otherIds).allSatisfy(other -> assertThat(other.quality()).hasValue(1));
        assertThat(read().issues()).isEmpty();
    }

    @Test
    void a_quality_that_is_no_number_is_left_out() {
        document.put("otherIds", List.of(UserInfos.otherId("899880012341", "RPPS", "NAT")));
        assertThat(read().otherIds().get(0).quality()).isEmpty();
        assertIssue(Kind.UNREADABLE, "/otherIds/0/qualite");
    }

    @Test
    void an_entry_without_identifier_is_left_out() {
        document.put("otherIds", List.of(UserInfos.otherId("", "RPPS", 1), "899880012341"));
        assertThat(read().otherIds()).isEmpty();
        assertIssue(Kind.UNREADABLE, "/otherIds/1");
    }

    @Test
    void wrong_check_digits_are_doubts_and_the_numbers_stay() {
        document.put("SubjectNameID", "800000000001");
        document.put("otherIds", List.of(UserInfos.otherId("899880012342", "RPPS", 1)));
        Map<String, Object> activity = UserInfos.activity(document, 0, 0);
        activity.put("numeroSiretSite", "00000000016972");
        activity.put("numeroSirenSite", "000000000");
        activity.put("numeroFinessSite", "0B0193489");
        activity.put("numeroFinessetablissementJuridique", "123");
        Professional person = read();
        assertThat(person.rpps()).contains(new Rpps("00000000001"));
        assertThat(person.workplaces().get(0).siret()).contains(new Siret("00000000016972"));
        String place = "/SubjectRefPro/exercices/0/activities/0/";
        assertThat(person.issues())
                .containsExactlyInAnyOrder(
                        new Issue(Kind.CHECK_DIGIT, "/SubjectNameID"),
                        new Issue(Kind.CHECK_DIGIT, "/otherIds/0/identifiant"),
                        new Issue(Kind.CHECK_DIGIT, place + "numeroSiretSite"),
                        new Issue(Kind.CHECK_DIGIT, place + "numeroSirenSite"),
                        new Issue(Kind.CHECK_DIGIT, place + "numeroFinessSite"),
                        new Issue(Kind.CHECK_DIGIT, place + "numeroFinessetablissementJuridique"));
    }

    @Test
    void an_entry_that_calls_itself_rpps_and_holds_none_is_doubted() {
        document.put("otherIds", List.of(UserInfos.otherId("X1", "RPPS", 1), UserInfos.otherId("X2", "ADELI", 1)));
        assertThat(read().otherIds()).hasSize(2);
        assertIssue(Kind.CHECK_DIGIT, "/otherIds/0/identifiant");
        assertIssue(Kind.CHECK_DIGIT, "/otherIds/1/identifiant");
    }

    @Test
    void a_field_that_cannot_be_read_takes_no_other_with_it() {
        UserInfos.activity(document, 0, 0).put("telephone", List.of("1", "2"));
        assertThat(read().workplaces().get(0).contact().phone()).isEmpty();
        assertThat(read().workplaces().get(0).contact().email()).isPresent();
        assertIssue(Kind.UNREADABLE, "/SubjectRefPro/exercices/0/activities/0/telephone");
    }

    @Test
    void a_thousand_activities_are_read_and_no_more() {
        List<Object> activities = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            activities.add(new LinkedHashMap<>(Map.of("identifiantTechniqueDeLaStructure", "R" + i)));
        }
        UserInfos.practice(document, 0).put("activities", activities);
        Professional person = read();
        assertThat(person.practices().get(0).activities()).hasSize(1_000);
        assertThat(person.workplaces()).hasSize(1_000);
        assertIssue(Kind.CUT_SHORT, "/SubjectRefPro/exercices/0/activities");
    }

    @Test
    void the_bound_holds_over_all_practices_together() {
        List<Object> practices = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Object> activities = new ArrayList<>();
            for (int j = 0; j < 100; j++) {
                activities.add(Map.of("identifiantTechniqueDeLaStructure", "R" + i + "-" + j));
            }
            practices.add(Map.of("activities", activities));
        }
        UserInfos.reference(document).put("exercices", practices);
        Professional person = read();
        assertThat(person.practices().stream()
                        .mapToInt(practice -> practice.activities().size())
                        .sum())
                .isEqualTo(1_000);
    }

    private Professional read() {
        return Professional.from(document);
    }

    private void assertIssue(Kind kind, String path) {
        assertThat(read().issues()).contains(new Issue(kind, path));
    }
}
