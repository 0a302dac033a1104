package io.github.psc4j.nomenclature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NomenclaturesTest {

    private final Nomenclatures ans = Nomenclatures.ans();

    static Stream<String> shippedFiles() throws IOException {
        return lines("tables").stream().map(line -> line.split("\t", -1)[0]);
    }

    @Test
    void ships_every_table_that_the_index_names() throws IOException {
        assertThat(shippedFiles()).hasSize(33);
        assertThat(ans.codeSystems()).hasSize(33).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void every_code_has_the_labels_of_its_file(String table) throws IOException {
        CodeSystem system = ans.codeSystems().stream()
                .filter(known -> known.name().equals(table))
                .findFirst()
                .orElseThrow();
        Set<String> codes = new HashSet<>();
        for (String line : lines(table)) {
            String[] row = line.split("\t", -1);
            codes.add(row[0]);
            Concept concept = ans.find(table, row[0]).orElseThrow();
            assertThat(concept.system()).isEqualTo(system);
            assertThat(concept.code()).isEqualTo(row[0]);
            assertThat(concept.label()).isEqualTo(row[1]).isNotBlank();
            assertThat(concept.shortLabel()).isEqualTo(row[5].isEmpty() ? row[1] : row[5]);
            assertThat(concept.longLabel()).isEqualTo(row[6].isEmpty() ? row[1] : row[6]);
            assertThat(concept.isActive()).isEqualTo(row[2].equals("true"));
            assertThat(concept.validFrom().map(Object::toString).orElse("")).isEqualTo(row[3]);
            assertThat(concept.validTo().map(Object::toString).orElse("")).isEqualTo(row[4]);
            assertThat(ans.find(system.oid(), row[0])).contains(concept);
        }
        assertThat(codes).isNotEmpty();
        assertThat(ans.concepts(table)).hasSameSizeAs(codes);
    }

    @Test
    void every_subject_role_has_the_label_of_its_file_and_the_table_that_defines_it() throws IOException {
        List<String> lines = lines("JDV_J65-SubjectRole-DMP");
        assertThat(lines).hasSize(395);
        for (String line : lines) {
            String[] row = line.split("\t", -1);
            Coded role = ans.read(CodedField.SUBJECT_ROLE, row[0] + "^1.2.250.1.213.1.1.5.5");
            assertThat(role.code()).isEqualTo(row[0]);
            assertThat(role.label()).contains(row[1]);
            assertThat(role.oid()).contains(row[2]);
            assertThat(role.statedOid()).contains("1.2.250.1.213.1.1.5.5");
        }
    }

    @ParameterizedTest
    @EnumSource(CodedField.class)
    void every_table_of_a_field_is_shipped_and_each_of_its_codes_is_known_to_the_field(CodedField field) {
        for (String table : field.tables()) {
            assertThat(ans.concepts(table)).as(table).isNotEmpty();
            assertThat(ans.concepts(table))
                    .allSatisfy(concept -> assertThat(
                                    ans.read(field, concept.code()).isKnown())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PROFESSION, 10, Médecin, TRE_G15-ProfessionSante",
        "PROFESSION, 71, Ostéopathe, TRE_R95-UsagerTitre",
        "PROFESSION, 99, Acteur caractérisé par son rôle, TRE_R291-AutreProfession",
        "PRACTICE_TITLE, DR, Docteur, TRE_R11-CiviliteExercice",
        "PRACTICE_TITLE, M, Monsieur, TRE_R81-Civilite",
        "CIVILITY, MME, Madame, TRE_R81-Civilite",
        "STREET_TYPE, ABE, Abbaye, TRE_R35-TypeVoie",
        "ROLE, FON-01, Titulaire de cabinet, TRE_R21-Fonction",
        "ROLE, 400, Aide-soignant, TRE_R96-AutreFonctionSanitaire",
        "PHARMACIST_SECTION, D, 'Pharmacien adjoint, remplaçant ou gérant', TRE_R06-SectionTableauCNOP",
    })
    void searches_the_tables_of_a_field_in_their_order(CodedField field, String code, String label, String table) {
        Coded coded = ans.read(field, code);
        assertThat(coded.concept().orElseThrow().system().name()).isEqualTo(table);
        assertThat(coded.label()).contains(label);
    }

    @Test
    void a_psychologist_is_found_where_the_code_is_in_use() {
        Concept psychologist = ans.read(CodedField.PROFESSION, "93").concept().orElseThrow();
        assertThat(psychologist.system().name()).isEqualTo("TRE_R95-UsagerTitre");
        assertThat(psychologist.isActive()).isTrue();
        assertThat(ans.find("TRE_G15-ProfessionSante", "93").orElseThrow().isActive())
                .isFalse();
    }

    @Test
    void closed_codes_stay_readable() {
        Coded nursingAssistant = ans.read(CodedField.PROFESSION, "35");
        assertThat(nursingAssistant.label()).contains("Aide-soignant");
        assertThat(nursingAssistant.concept().orElseThrow().isActive()).isFalse();
        assertThat(nursingAssistant.concept().orElseThrow().validTo()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "S, SM26, TRE_R38-SpecialiteOrdinale",
        "C, C01, TRE_R39-Competence",
        "CAPA, CAPA05, TRE_R43-CapaciteSavoirFaire",
        "PAC, PAC00, TRE_R44-QualificationPAC",
        "OP, 80, TRE_G13-OrientationParticuliere",
        "SH, SCH05, TRE_R01-EnsembleSavoirFaire-CISIS",
        "S, SST01, TRE_R359-SurspecialiteTransversale",
        "'', SM26, TRE_R38-SpecialiteOrdinale",
        "NEW, C01, TRE_R39-Competence",
    })
    void the_type_of_a_skill_selects_its_table(String type, String code, String table) {
        assertThat(ans.readSkill(type, code).concept().orElseThrow().system().name())
                .isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "C"})
    void a_plain_number_is_no_particular_orientation_without_the_type(String type) {
        assertThat(ans.readSkill(type, "80").label()).isEmpty();
    }

    @Test
    void a_subject_role_is_never_a_skill_of_the_same_number() {
        assertThat(ans.read(CodedField.SUBJECT_ROLE, "80^1.2.250.1.213.1.1.5.5").label())
                .contains("Pédicure-Podologue");
        assertThat(ans.read(CodedField.SUBJECT_ROLE, "81").label()).contains("Orthoprothésiste");
    }

    @Test
    void a_subject_role_newer_than_the_value_set_is_found_among_professions_and_roles() {
        List<Concept> newer = Stream.of("TRE_G15-ProfessionSante", "TRE_R95-UsagerTitre", "TRE_R85-RolePriseCharge")
                .flatMap(table -> ans.concepts(table).stream())
                .filter(concept ->
                        ans.find("JDV_J65-SubjectRole-DMP", concept.code()).isEmpty())
                .toList();
        assertThat(newer).isNotEmpty();
        assertThat(newer)
                .allSatisfy(concept -> assertThat(
                                ans.read(CodedField.SUBJECT_ROLE, concept.code() + "^1.2.250.1.213.1.1.5.5")
                                        .label())
                        .contains(concept.label()));
    }

    @Test
    void code_and_oid_are_split_at_the_first_mark() {
        Coded sector = ans.read(CodedField.ACTIVITY_SECTOR, "SA07^1.2.250.1.71.4.2.4");
        assertThat(sector.code()).isEqualTo("SA07");
        assertThat(sector.statedOid()).contains("1.2.250.1.71.4.2.4");
        assertThat(sector.label()).contains("Cabinet individuel");
        Coded odd = ans.read(CodedField.ACTIVITY_SECTOR, "SA07^1.2.250.1.71.4.2.4^x");
        assertThat(odd.code()).isEqualTo("SA07");
        assertThat(odd.label()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SA07", "SA07^", " SA07 ^ "})
    void a_missing_oid_is_tolerated(String text) {
        Coded sector = ans.read(CodedField.ACTIVITY_SECTOR, text);
        assertThat(sector.label()).contains("Cabinet individuel");
        assertThat(sector.statedOid()).isEmpty();
        assertThat(sector.oid()).contains("1.2.250.1.71.4.2.4");
    }

    @Test
    void an_unknown_code_keeps_its_code_and_has_no_label() {
        Coded unknown = ans.read(CodedField.PROFESSION, "777");
        assertThat(unknown.code()).isEqualTo("777");
        assertThat(unknown.label()).isEmpty();
        assertThat(unknown.shortLabel()).isEmpty();
        assertThat(unknown.oid()).isEmpty();
        assertThat(unknown).hasToString("unknown code");
    }

    @Test
    void a_code_of_a_foreign_or_unknown_table_is_not_given_the_label_of_the_expected_one() {
        assertThat(ans.read(CodedField.ACTIVITY_SECTOR, "SA07^9.9.9").label()).isEmpty();
        assertThat(ans.read(CodedField.ACTIVITY_SECTOR, "SA07^9.9.9").oid()).contains("9.9.9");
        assertThat(ans.read(CodedField.ACTIVITY_SECTOR, "10^1.2.250.1.71.1.2.7").label())
                .contains("Médecin");
    }

    @Test
    void unknown_tables_are_empty_and_not_an_error() {
        assertThat(ans.find("TRE_X99-Nothing", "1")).isEmpty();
        assertThat(ans.concepts("1.2.3")).isEmpty();
    }

    @Test
    void fhir_systems_follow_the_name_of_the_table() {
        assertThat(ans.codeSystems())
                .filteredOn(system -> system.fhirSystem().isPresent())
                .isNotEmpty()
                .allSatisfy(system -> assertThat(system.fhirSystem().orElseThrow())
                        .hasToString("https://mos.esante.gouv.fr/NOS/" + system.name() + "/FHIR/"
                                + system.name().replace('_', '-')));
    }

    @Test
    void nobody_can_change_the_shared_tables() {
        assertThrows(
                UnsupportedOperationException.class, () -> ans.codeSystems().clear());
        List<Concept> professions = ans.concepts("TRE_G15-ProfessionSante");
        assertThrows(UnsupportedOperationException.class, professions::clear);
        assertThat(Nomenclatures.ans()).isSameAs(ans);
    }

    private static List<String> lines(String table) throws IOException {
        return Files.readAllLines(Path.of("src/main/nomenclature", table + ".tsv")).stream()
                .skip(1)
                .toList();
    }
}
