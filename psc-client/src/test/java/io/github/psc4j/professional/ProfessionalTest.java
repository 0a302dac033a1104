package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.nomenclature.Coded;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfessionalTest {

    static Stream<Arguments> generations() {
        return Stream.of(
                Arguments.of("2021", UserInfos.of2021()),
                Arguments.of("2022", UserInfos.of2022()),
                Arguments.of("card before mid-2023", UserInfos.ofCardBefore2023()),
                Arguments.of("May 2023", UserInfos.ofMay2023()),
                Arguments.of("July 2023", UserInfos.ofJuly2023()),
                Arguments.of("today", UserInfos.ofToday()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("generations")
    void reads_the_person_from_every_generation(String generation, Map<String, Object> document) {
        Professional person = Professional.from(document);
        assertThat(person.nationalId()).contains(new NationalId("899880012341"));
        assertThat(person.rpps()).contains(new Rpps("99880012341"));
        assertThat(person.adeli()).isEmpty();
        assertThat(person.civilName().given()).contains("CAMILLE");
        assertThat(person.civilName().family()).contains("EXEMPLE");
        assertThat(person.civility().flatMap(Coded::label)).contains("Madame");
        assertThat(person.displayName()).isEqualTo("Dr CAMILLE EXEMPLE");
        assertThat(person.professions()).extracting(Coded::toString).containsExactly("10 \"Médecin\"");
        assertThat(person.specialties()).hasToString("[SM26 \"Qualifié en Médecine générale (SM)\"]");
        assertThat(person.sector().flatMap(Coded::label)).contains("Cabinet individuel");
        assertThat(person.authenticationTier().orElseThrow().isKnown()).isTrue();
        assertThat(person.subjectRoles()).extracting(Coded::code).containsExactly("10");
        assertThat(person.subjectOrganization()).contains("CABINET DU DR EXEMPLE");
        assertThat(person.medicalDispatch()).contains(false);
        assertThat(person.accessReason()).isEmpty();
        assertThat(person.workplaces()).hasSize(1);
        assertThat(person.workSituations()).hasSize(1);
        assertThat(person.issues()).isEmpty();
        assertThat(person.raw()).isEqualTo(document);
    }

    @Test
    void tells_what_a_generation_lacks_by_an_empty_value() {
        Professional old = Professional.from(UserInfos.of2021());
        assertThat(old.otherIds()).isEmpty();
        assertThat(old.subjectOrganizationId()).isEmpty();
        assertThat(old.activityKind()).isEmpty();
        assertThat(old.authenticationMode()).isEmpty();
        assertThat(activity(old).kind()).isEmpty();

        assertThat(Professional.from(UserInfos.ofCardBefore2023()).authenticationMode())
                .contains("CARD");
        Professional today = Professional.from(UserInfos.ofToday());
        assertThat(today.otherIds()).hasSize(1);
        assertThat(today.subjectOrganizationId()).contains(new StructureId("R990001"));
        assertThat(today.activityKind().map(Coded::code)).contains("GENR01");
        assertThat(activity(today).kind().flatMap(Coded::shortLabel)).contains("Soignant");
    }

    @Test
    void reads_every_field_of_an_activity() {
        Map<String, Object> activity = UserInfos.hospitalActivity();
        activity.putAll(Map.of(
                "codeSectionPharmacien",
                "D",
                "codeRole",
                "FON-01",
                "enseigneCommercialeSite",
                "LES MODELES",
                "complementDestinataire",
                "SERVICE A",
                "mentionDistribution",
                "BP 1",
                "telephone2",
                "0199000002",
                "telecopie",
                "0199000003"));
        Professional person = Professional.from(UserInfos.withPractices(UserInfos.physician(activity)));
        Activity read = activity(person);
        assertThat(read.mode().flatMap(Coded::label)).contains("Salarié");
        assertThat(read.sector().flatMap(Coded::label)).contains("Etablissement public de santé");
        assertThat(read.pharmacistSection().map(Coded::code)).contains("D");
        assertThat(read.role().flatMap(Coded::label)).contains("Titulaire de cabinet");
        assertThat(read.kind().map(Coded::code)).contains("GENR01");
        assertThat(read.registrationAuthority().map(RegistrationAuthority::value))
                .contains("CNOM/CNOM/ARS");
        Workplace workplace = read.workplace().orElseThrow();
        assertThat(workplace.legalName()).contains("CENTRE HOSPITALIER DES MODELES");
        assertThat(workplace.tradeName()).contains("LES MODELES");
        assertThat(workplace.name()).contains("LES MODELES");
        assertThat(workplace.finess()).contains(new Finess("440990018"));
        assertThat(workplace.legalEntityFiness()).contains(new Finess("440990026"));
        assertThat(workplace.siren()).contains(new Siren("999004567"));
        assertThat(workplace.siret()).contains(new Siret("99900456700015"));
        assertThat(workplace.technicalId()).contains(new StructureId("F440990018"));
        assertThat(workplace.formerId()).contains(new NationalStructureId("1440990018"));
        assertThat(workplace.contact().phone()).contains("0199000001");
        assertThat(workplace.contact().secondPhone()).contains("0199000002");
        assertThat(workplace.contact().fax()).contains("0199000003");
        assertThat(workplace.contact().email()).contains("cabinet@exemple.invalid");
        PostalAddress address = workplace.address();
        assertThat(address.communeCode()).contains("44109");
        assertThat(address.departmentCode()).contains("44");
        assertThat(address.countryCode()).contains("99000");
        assertThat(address.postalCode()).contains("44000");
        assertThat(address.lines())
                .containsExactly("SERVICE A", "BATIMENT B", "12 B rue DES LILAS", "BP 1", "44999 SAINT-MODELE CEDEX 9");
    }

    @Test
    void reads_a_person_without_practice() {
        Professional person = Professional.from(UserInfos.employee());
        assertThat(person.nationalId().orElseThrow().origin()).isEqualTo(IdentifierOrigin.SIRET);
        assertThat(person.rpps()).isEmpty();
        assertThat(person.displayName()).isEqualTo("Dominique MODELE");
        assertThat(person.practices()).isEmpty();
        assertThat(person.workplaces()).isEmpty();
        assertThat(person.workSituations()).isEmpty();
        assertThat(person.issues()).isEmpty();
    }

    @Test
    void reads_the_reason_of_an_exceptional_access() {
        assertThat(Professional.from(Map.of("Mode_Acces_Raison", "urgence")).accessReason())
                .contains("urgence");
    }

    @Test
    void reads_an_empty_document() {
        Professional person = Professional.from(Map.of());
        assertThat(person.nationalId()).isEmpty();
        assertThat(person.displayName()).isEqualTo("Nom non communiqué");
        assertThat(person.medicalDispatch()).isEmpty();
        assertThat(person.issues()).isEmpty();
        assertThat(person.raw()).isEmpty();
    }

    @Test
    void only_skills_of_the_specialty_type_are_specialties_and_each_is_listed_once() {
        Map<String, Object> physician = UserInfos.physician();
        Professional person = Professional.from(UserInfos.withPractices(
                physician,
                UserInfos.with(physician, "codeCategorieProfessionnelle", "M"),
                skill("C", "C01"),
                skill("CAPA", "CAPA05"),
                skill("", "SM54"),
                skill("", "C09"),
                skill("S", ""),
                skill("C", "SM04")));
        assertThat(person.specialties()).extracting(Specialty::code).containsExactly("SM26", "SM54");
        assertThat(person.skills())
                .extracting(skill -> skill.coded().code())
                .containsExactly("SM26", "C01", "CAPA05", "SM54", "C09", "SM04");
        assertThat(person.professions()).hasSize(1);
    }

    @Test
    void an_unknown_specialty_is_still_one() {
        Professional person = Professional.from(UserInfos.withPractices(skill("S", "SM99")));
        assertThat(person.specialties()).extracting(Specialty::code).containsExactly("SM99");
        assertThat(person.specialties().get(0).label()).isEmpty();
        assertThat(person.issues())
                .containsExactly(new Issue(Issue.Kind.UNKNOWN_CODE, "/SubjectRefPro/exercices/0/codeSavoirFaire"));
    }

    @Test
    void an_rpps_is_also_found_among_the_other_identifiers() {
        Map<String, Object> document = UserInfos.ofToday();
        document.put("SubjectNameID", "0b6a3f2e-90ab-4cde-8f01-23456789abcd");
        document.put(
                "otherIds",
                UserInfos.list(
                        UserInfos.otherId("0b6a3f2e-90ab-4cde-8f01-23456789abcd", "PSI", 2),
                        UserInfos.otherId("899880012341", "RPPS", 1),
                        UserInfos.otherId("0991234568", "ADELI", 1)));
        Professional person = Professional.from(document);
        assertThat(person.nationalId().orElseThrow().origin()).isEqualTo(IdentifierOrigin.PSI);
        assertThat(person.rpps()).contains(new Rpps("99880012341"));
        assertThat(person.adeli()).contains(new Adeli("991234568"));
        assertThat(person.otherIds())
                .extracting(OtherId::origin)
                .containsExactly(IdentifierOrigin.PSI, IdentifierOrigin.RPPS, IdentifierOrigin.ADELI);
        assertThat(person.otherIds().get(0).quality()).hasValue(2);
    }

    @Test
    void two_different_rpps_among_the_other_identifiers_give_none() {
        Map<String, Object> document = UserInfos.ofToday();
        document.remove("SubjectNameID");
        document.put(
                "otherIds",
                UserInfos.list(
                        UserInfos.otherId("899880012341", "RPPS", 1), UserInfos.otherId("899880056785", "RPPS", 1)));
        Professional person = Professional.from(document);
        assertThat(person.rpps()).isEmpty();
        assertThat(person.otherIds()).hasSize(2);
        assertThat(person.issues()).containsExactly(new Issue(Issue.Kind.CONTRADICTION, "/otherIds"));
    }

    @Test
    void a_test_identity_has_no_rpps() {
        Map<String, Object> document = UserInfos.ofToday();
        document.put("SubjectNameID", "ANS20231122000001");
        document.put("otherIds", UserInfos.list(UserInfos.otherId("ANS20231122000001", "EDIT", 1)));
        Professional person = Professional.from(document);
        assertThat(person.nationalId().orElseThrow().origin()).isEqualTo(IdentifierOrigin.TEST);
        assertThat(person.rpps()).isEmpty();
        assertThat(person.issues()).isEmpty();
    }

    @Test
    void practice_names_are_told_apart_from_the_civil_one() {
        Map<String, Object> document = UserInfos.withPractices(
                UserInfos.with(UserInfos.physician(), "nomDexercice", "ALIAS"),
                UserInfos.with(UserInfos.physician(), "nomDexercice", "ALIAS"));
        Professional person = Professional.from(document);
        assertThat(person.civilName().family()).contains("EXEMPLE");
        assertThat(person.practiceNames()).extracting(PersonName::display).containsExactly("CAMILLE ALIAS");
    }

    @Test
    void equal_documents_make_equal_persons() {
        Professional person = Professional.from(UserInfos.ofToday());
        assertThat(person)
                .isEqualTo(Professional.from(UserInfos.ofToday()))
                .hasSameHashCodeAs(Professional.from(UserInfos.ofToday()));
        assertThat(person).isNotEqualTo(Professional.from(UserInfos.of2021()));
    }

    private static Map<String, Object> skill(String type, String code) {
        return UserInfos.with(
                UserInfos.with(UserInfos.physician(), "codeTypeSavoirFaire", type), "codeSavoirFaire", code);
    }

    private static Activity activity(Professional person) {
        List<Activity> activities = person.practices().get(0).activities();
        return activities.get(0);
    }
}
