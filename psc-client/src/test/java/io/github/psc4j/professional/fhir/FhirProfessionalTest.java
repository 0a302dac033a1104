package io.github.psc4j.professional.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.internal.json.Json;
import io.github.psc4j.professional.Professional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FhirProfessionalTest {

    private static final String TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";

    @Test
    void a_practitioner_has_the_identifiers_of_the_directory() {
        assertThat(identifiers(fhir("899880012341").practitioner().content()))
                .containsExactly(
                        "IDNPS urn:oid:1.2.250.1.71.4.2.1 899880012341",
                        "RPPS https://rpps.esante.gouv.fr 99880012341");
        assertThat(identifiers(fhir("0991234568").practitioner().content()))
                .containsExactly("IDNPS urn:oid:1.2.250.1.71.4.2.1 0991234568");
        assertThat(identifiers(fhir("599900123300017/CPAT00045").practitioner().content()))
                .containsExactly("IDNPS urn:oid:1.2.250.1.71.4.2.1 599900123300017/CPAT00045");
    }

    @Test
    void a_psi_account_keeps_the_identifier_of_the_directory_beside_the_uuid() {
        Map<String, Object> document = document("0F8FAD5B-d9cb-469f-a165-70867728950e");
        document.put("otherIds", List.of(Map.of("identifiant", "899880012341", "origine", "RPPS")));
        assertThat(identifiers(FhirProfessional.of(Professional.from(document))
                        .practitioner()
                        .content()))
                .containsExactly(
                        "IDNPS urn:oid:1.2.250.1.71.4.2.1 899880012341",
                        "RPPS https://rpps.esante.gouv.fr 99880012341",
                        "- urn:ietf:rfc:3986 urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANS20231122132732", "12345", "?"})
    void what_is_no_national_identifier_is_not_called_one(String value) {
        assertThat(fhir(value).practitioner().content()).doesNotContainKey("identifier");
    }

    @Test
    void a_practitioner_has_the_names_and_qualifications_of_the_practices() {
        assertThat(Json.write(fhir("899880012341").practitioner().content()))
                .isEqualTo(Json.write(Json.parseObject("""
                        {"resourceType":"Practitioner","id":"practitioner","identifier":[
                          {"use":"official","type":{"coding":[{"system":"%1$s","code":"IDNPS"}]},
                           "system":"urn:oid:1.2.250.1.71.4.2.1","value":"899880012341"},
                          {"use":"official","type":{"coding":[{"system":"%1$s","code":"RPPS"}]},
                           "system":"https://rpps.esante.gouv.fr","value":"99880012341"}],
                         "name":[
                          {"use":"usual","family":"EXEMPLE","given":["CAMILLE"],"prefix":["MME"],"suffix":["DR"]},
                          {"use":"official","family":"CIVIL","given":["CAMILLE"],"prefix":["MME"]}],
                         "qualification":[
                          {"code":{"coding":[
                            {"system":"https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante",
                             "code":"10","display":"Médecin"},
                            {"system":"https://mos.esante.gouv.fr/NOS/TRE_R09-CategorieProfessionnelle/FHIR/TRE-R09-CategorieProfessionnelle",
                             "code":"C","display":"Civil"}]}},
                          {"code":{"coding":[
                            {"system":"https://mos.esante.gouv.fr/NOS/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale",
                             "code":"SM54","display":"Médecine générale (SM)"}]}}]}
                        """.formatted(TYPES))));
    }

    @Test
    void an_organization_has_every_identifier_of_its_own_and_its_legal_entity_above_it() {
        List<FhirResource> organizations = fhir("899880012341").organizations();
        assertThat(organizations).hasSize(2);
        Map<String, Object> hospital = organizations.get(1).content();
        assertThat(identifiers(hospital))
                .containsExactly(
                        "FINEG https://finess.esante.gouv.fr 440990018",
                        "SIRET https://sirene.fr 99900456700015",
                        "SIREN https://sirene.fr 999004567",
                        "- - F440990018",
                        "IDNST urn:oid:1.2.250.1.71.4.2.2 1440990018");
        assertThat(Json.write(hospital))
                .contains("\"partOf\":{\"type\":\"Organization\"", "FINEJ", "440990026")
                .contains("\"name\":\"HOPITAL DES MODELES\",\"alias\":[\"CENTRE HOSPITALIER\"]")
                .contains("\"telecom\":[{\"system\":\"phone\",\"value\":\"0199000001\"},"
                        + "{\"system\":\"email\",\"value\":\"accueil@exemple.invalid\"}]")
                .contains("\"address\":[{\"line\":[\"12 rue DES LILAS\"],\"city\":\"SAINT-MODELE\","
                        + "\"postalCode\":\"44000\",\"country\":\"FR\"}]");
    }

    @Test
    void a_role_joins_person_and_structure() {
        List<FhirResource> roles = fhir("899880012341").practitionerRoles();
        assertThat(roles).hasSize(3).allSatisfy(role -> assertThat(role.type()).isEqualTo("PractitionerRole"));
        assertThat(roles.get(1).content())
                .containsEntry("practitioner", Map.of("reference", "Practitioner/practitioner"))
                .containsEntry("organization", Map.of("reference", "Organization/organization-2"));
        assertThat(Json.write(roles.get(1).content()))
                .contains("TRE-R23-ModeExercice", "\"code\":\"S\"", "TRE-R22-GenreActivite", "\"specialty\":[{");
        assertThat(roles.get(2).content()).doesNotContainKeys("organization", "code");
    }

    @Test
    void a_bundle_refers_to_nothing_that_it_does_not_hold() {
        FhirResource bundle = fhir("899880012341").bundle();
        assertThat(bundle.type()).isEqualTo("Bundle");
        List<String> ids = new ArrayList<>();
        List<String> references = new ArrayList<>();
        ((List<?>) bundle.content().get("entry")).forEach(entry -> {
            Map<?, ?> resource = (Map<?, ?>) ((Map<?, ?>) entry).get("resource");
            ids.add(resource.get("resourceType") + "/" + resource.get("id"));
            for (String name : List.of("practitioner", "organization")) {
                if (resource.get(name) instanceof Map<?, ?> reference) {
                    references.add(reference.get("reference").toString());
                }
            }
        });
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
        assertThat(references).hasSize(5).allMatch(ids::contains);
        assertThat(Json.parseObject(bundle.json())).isEqualTo(Json.parseObject(Json.write(bundle.content())));
    }

    @Test
    void an_unknown_code_is_a_text_and_one_with_a_foreign_oid_a_coding() {
        Map<String, Object> practice = Map.of("codeProfession", "777");
        assertThat(qualification(practice)).containsEntry("code", Map.of("text", "777"));
        assertThat(qualification(Map.of("codeProfession", "7^1.2.3")))
                .containsEntry("code", Map.of("coding", List.of(Map.of("system", "urn:oid:1.2.3", "code", "7"))));
        assertThat(qualification(Map.of("codeProfession", "7^<x>"))).containsEntry("code", Map.of("text", "7"));
    }

    @Test
    void nobody_gives_an_empty_practitioner_and_nothing_else() {
        FhirProfessional nobody = FhirProfessional.of(Professional.from(Map.of()));
        assertThat(nobody.practitioner().content()).containsOnlyKeys("resourceType", "id");
        assertThat(nobody.organizations()).isEmpty();
        assertThat(nobody.practitionerRoles()).isEmpty();
    }

    @Test
    void no_element_is_empty_and_none_can_be_changed() {
        FhirResource bundle = fhir("899880012341").bundle();
        assertThat(bundle.json()).doesNotContain("\"\"", "[]", "{}", "null");
        assertThatThrownBy(() -> bundle.content().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void printing_shows_nobody() {
        FhirProfessional fhir = fhir("899880012341");
        assertThat(fhir.toString()).isEqualTo("FhirProfessional[•••, organizations=2, roles=3]");
        assertThat(fhir.practitioner().toString()).isEqualTo("FhirResource[Practitioner •••]");
    }

    private static Map<String, Object> qualification(Map<String, Object> practice) {
        Professional person = Professional.from(Map.of("SubjectRefPro", Map.of("exercices", List.of(practice))));
        return castMap(
                ((List<?>) FhirProfessional.of(person).practitioner().content().get("qualification")).get(0));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castMap(Object map) {
        return (Map<String, Object>) map;
    }

    private static List<String> identifiers(Map<String, Object> resource) {
        List<String> identifiers = new ArrayList<>();
        ((List<?>) resource.get("identifier")).forEach(identifier -> {
            Map<?, ?> found = (Map<?, ?>) identifier;
            String type = found.get("type") instanceof Map<?, ?> concept
                    ? ((Map<?, ?>) ((List<?>) concept.get("coding")).get(0))
                            .get("code")
                            .toString()
                    : "-";
            Object system = found.get("system");
            identifiers.add(type + " " + (system == null ? "-" : system) + " " + found.get("value"));
        });
        return identifiers;
    }

    private static FhirProfessional fhir(String nationalId) {
        return FhirProfessional.of(Professional.from(document(nationalId)));
    }

    private static Map<String, Object> document(String nationalId) {
        Map<String, Object> office = new LinkedHashMap<>(Map.of(
                "codeModeExercice",
                "L",
                "identifiantTechniqueDeLaStructure",
                "R990001",
                "raisonSocialeSite",
                "CABINET"));
        Map<String, Object> hospital = new LinkedHashMap<>(office);
        hospital.put("codeModeExercice", "S");
        hospital.put("codeGenreActivite", "GENR01");
        hospital.put("identifiantTechniqueDeLaStructure", "F440990018");
        hospital.put("numeroFinessSite", "440990018");
        hospital.put("numeroFinessetablissementJuridique", "440990026");
        hospital.put("numeroSiretSite", "99900456700015");
        hospital.put("numeroSirenSite", "999004567");
        hospital.put("ancienIdentifiantDeLaStructure", "1440990018");
        hospital.put("raisonSocialeSite", "CENTRE HOSPITALIER");
        hospital.put("enseigneCommercialeSite", "HOPITAL DES MODELES");
        hospital.put("telephone", "0199000001");
        hospital.put("adresseEMail", "accueil@exemple.invalid");
        hospital.put("numeroVoie", "12");
        hospital.put("codeTypeDeVoie", "R");
        hospital.put("libelleVoie", "DES LILAS");
        hospital.put("codePostal", "44000");
        hospital.put("bureauCedex", "44999 SAINT-MODELE CEDEX 9");
        hospital.put("codePays", "99000");
        Map<String, Object> practice = new LinkedHashMap<>(Map.of(
                "codeProfession", "10",
                "codeCategorieProfessionnelle", "C",
                "codeCiviliteDexercice", "DR",
                "nomDexercice", "EXEMPLE",
                "prenomDexercice", "CAMILLE",
                "codeTypeSavoirFaire", "S",
                "codeSavoirFaire", "SM54",
                "activities", List.of(office, hospital)));
        Map<String, Object> without = new LinkedHashMap<>(practice);
        without.put("activities", List.of());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("SubjectNameID", nationalId);
        document.put("given_name", "CAMILLE");
        document.put("family_name", "CIVIL");
        document.put("codeCivilite", "MME");
        document.put("SubjectRefPro", Map.of("exercices", List.of(practice, without)));
        return document;
    }
}
