package io.github.psc4j.nomenclature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.ProfessionalReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application does not wait for a release to know a new code. */
class OwnTablesTest {

    private static final String HEAD = "code\tlabel_fr\tactive\tvalid_from\tvalid_to\tlabel_short\tlabel_long\n";
    private final Nomenclatures ans = Nomenclatures.ans();
    private final CodeSystem roles = ans.codeSystem("TRE_R85-RolePriseCharge").orElseThrow();
    private final CodeSystem mine =
            new CodeSystem("MY_TABLE", "1.2.3.4", "My table", Optional.empty(), Optional.empty());

    @Test
    void a_new_code_is_known_beside_the_old_ones() {
        Nomenclatures newer = ans.with(read(roles, "399\tRôle nouveau\ttrue\t2026-11-01\t\tNouveau\t\n"));
        Concept role = newer.find("TRE_R85-RolePriseCharge", "399").orElseThrow();
        assertThat(role.label()).isEqualTo("Rôle nouveau");
        assertThat(role.shortLabel()).isEqualTo("Nouveau");
        assertThat(role.longLabel()).isEqualTo("Rôle nouveau");
        assertThat(role.validFrom()).contains(LocalDate.of(2026, 11, 1));
        assertThat(role.isActive()).isTrue();
        assertThat(newer.read(CodedField.ROLE, "399").concept()).contains(role);
        assertThat(newer.read(CodedField.SUBJECT_ROLE, "399").concept()).contains(role);
        assertThat(newer.concepts(roles.oid())).hasSize(81).endsWith(role);
        assertThat(newer.codeSystems()).hasSize(33);
        assertThat(ans.read(CodedField.ROLE, "399").isKnown()).isFalse();
    }

    @Test
    void a_changed_code_takes_the_place_of_the_old_one() {
        CodeSystem professions = ans.codeSystem("1.2.250.1.71.1.2.7").orElseThrow();
        Nomenclatures newer = ans.with(read(professions, "10\tMédecin d'hier\tfalse\t2000-12-13\t2026-11-01\t\t\n"));
        assertThat(newer.read(CodedField.PROFESSION, "10").label()).contains("Médecin d'hier");
        assertThat(newer.concepts("TRE_G15-ProfessionSante")).hasSize(30);
        assertThat(newer.concepts("TRE_G15-ProfessionSante").get(0).code()).isEqualTo("10");
        Concept role = newer.read(CodedField.SUBJECT_ROLE, "10").concept().orElseThrow();
        assertThat(role.label()).isEqualTo("Médecin");
        assertThat(role.isActive()).isFalse();
        assertThat(role.validTo()).contains(LocalDate.of(2026, 11, 1));
    }

    @Test
    void a_new_table_is_searched_after_those_of_its_field() {
        CodeTable table = read(mine, "10\tNot a physician\ttrue\t\t\t\t\nX1\tProfession of mine\ttrue\t\t\t\t\n");
        Nomenclatures newer = ans.with(table, CodedField.PROFESSION);
        assertThat(newer.read(CodedField.PROFESSION, "X1").label()).contains("Profession of mine");
        assertThat(newer.read(CodedField.PROFESSION, "10").label()).contains("Médecin");
        assertThat(newer.read(CodedField.ROLE, "X1").isKnown()).isFalse();
        assertThat(newer.read(CodedField.ROLE, "X1^1.2.3.4").label()).contains("Profession of mine");
        assertThat(newer.find("MY_TABLE", "X1")).isPresent();
        assertThat(newer.codeSystem("MY_TABLE")).contains(mine);
        assertThat(newer.codeSystems()).hasSize(34);
        assertThat(newer.with(table, CodedField.PROFESSION)
                        .read(CodedField.PROFESSION, "X1")
                        .isKnown())
                .isTrue();
        assertThat(mine.systemUri()).isEqualTo(URI.create("urn:oid:1.2.3.4"));
    }

    @Test
    void a_new_table_of_skills_is_searched_whatever_the_type() {
        Nomenclatures newer = ans.with(read(mine, "SX1\tSkill of mine\ttrue\t\t\t\t\n"), CodedField.SKILL);
        assertThat(newer.readSkill("", "SX1").label()).contains("Skill of mine");
        assertThat(newer.readSkill("S", "SX1").label()).contains("Skill of mine");
        assertThat(newer.readSkill("NEW", "SM26").isKnown()).isTrue();
    }

    @Test
    void a_person_is_read_with_the_tables_of_the_application() {
        Nomenclatures newer = ans.with(read(mine, "X1\tProfession of mine\ttrue\t\t\t\t\n"), CodedField.PROFESSION);
        Map<String, Object> document =
                Map.of("SubjectRefPro", Map.of("exercices", List.of(Map.of("codeProfession", "X1"))));
        Professional person =
                ProfessionalReader.defaults().withNomenclatures(newer).read(document);
        assertThat(person.professions().get(0).label()).contains("Profession of mine");
        assertThat(person.issues()).isEmpty();
        assertThat(Professional.from(document).issues()).hasSize(1);
    }

    @Test
    void a_table_reads_back_what_the_build_reads() throws IOException {
        for (CodeSystem system : ans.codeSystems()) {
            try (Reader file = Files.newBufferedReader(
                    Path.of("src/main/nomenclature", system.name() + ".tsv"), StandardCharsets.UTF_8)) {
                assertThat(CodeTable.readTsv(system, file).concepts()).isEqualTo(ans.concepts(system.oid()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1\tx\ttrue\t\t\t",
                "1\tx\ttrue\t\t\t\t\t",
                "\tx\ttrue\t\t\t\t",
                "1\t\ttrue\t\t\t\t",
                "1\tx\tTRUE\t\t\t\t",
                "1\tx\ttrue\t01/02/2026\t\t\t",
                "1\tx\ttrue\t\t2026-13-01\t\t"
            })
    void a_line_that_is_none_is_named_by_its_number(String line) {
        assertThatThrownBy(() -> read(mine, "1\ta\ttrue\t\t\t\t\n\n" + line))
                .isInstanceOf(PscConfigurationException.class)
                .hasMessageContaining("MY_TABLE, line 4");
    }

    @Test
    void a_file_that_cannot_be_read_is_told() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("broken");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> CodeTable.readTsv(mine, broken)).isInstanceOf(UncheckedIOException.class);
        assertThat(CodeTable.readTsv(mine, new StringReader("")).concepts()).isEmpty();
        assertThat(CodeTable.readTsv(mine, new StringReader("")).toString()).isEqualTo("CodeTable[MY_TABLE, 0 codes]");
    }

    @Test
    void the_value_set_of_roles_knows_what_its_tables_have_closed() {
        Concept nursingAssistant = ans.read(CodedField.SUBJECT_ROLE, "35^1.2.250.1.213.1.1.5.5")
                .concept()
                .orElseThrow();
        assertThat(nursingAssistant.isActive()).isFalse();
        assertThat(nursingAssistant.validTo()).isPresent();
        Concept psychologist = ans.read(CodedField.SUBJECT_ROLE, "93^1.2.250.1.213.1.1.5.5")
                .concept()
                .orElseThrow();
        assertThat(psychologist.isActive()).isTrue();
        assertThat(psychologist.system().name()).isEqualTo("TRE_R95-UsagerTitre");
        assertThat(ans.concepts("JDV_J65-SubjectRole-DMP"))
                .filteredOn(role -> !role.isActive())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRE_R38-SpecialiteOrdinale, https://mos.esante.gouv.fr/NOS/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale",
        "TRE_G05-SousSectionTableauCNOP, https://mos.esante.gouv.fr/NOS/TRE_G05-SousSectionTableauCNOP/FHIR/TRE-G05-SousSectionTableauCNOP",
    })
    void every_table_has_a_uri_an_oid_and_the_day_of_its_source(String table, String uri) {
        assertThat(ans.codeSystems()).allSatisfy(system -> {
            assertThat(system.fhirSystem()).isPresent();
            assertThat(system.oid()).startsWith("1.2.250.1.");
            assertThat(system.version()).isPresent();
        });
        assertThat(ans.codeSystem(table).orElseThrow().systemUri()).hasToString(uri);
    }

    @Test
    void a_coded_value_gives_the_system_for_fhir() {
        assertThat(ans.read(CodedField.PROFESSION, "10").systemUri())
                .contains(URI.create(
                        "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante"));
        assertThat(ans.read(CodedField.PROFESSION, "x^1.2.3").systemUri()).contains(URI.create("urn:oid:1.2.3"));
        assertThat(ans.read(CodedField.PROFESSION, "x^a b").systemUri()).isEmpty();
        assertThat(ans.read(CodedField.PROFESSION, "x").systemUri()).isEmpty();
    }

    @Test
    void coded_values_sort_by_code_then_by_system() {
        List<Coded> sorted = List.of(
                ans.read(CodedField.PROFESSION, "10"),
                ans.read(CodedField.PROFESSION, "10^1.2.250.1.71.1.2.7"),
                ans.read(CodedField.PROFESSION, "10^9.9"),
                ans.read(CodedField.PROFESSION, "21"));
        List<Coded> shuffled = new ArrayList<>(sorted);
        Collections.reverse(shuffled);
        shuffled.sort(null);
        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void a_value_with_a_known_oid_is_read_the_same_the_second_time_and_for_any_field() {
        for (int i = 0; i < 2; i++) {
            Coded sector = ans.read(CodedField.ACTIVITY_SECTOR, "SA07^1.2.250.1.71.4.2.4");
            assertThat(sector.statedOid()).contains("1.2.250.1.71.4.2.4");
            assertThat(ans.read(CodedField.ROLE, "SA07^1.2.250.1.71.4.2.4")).isEqualTo(sector);
            assertThat(ans.read(CodedField.ROLE, " SA07 ^ 1.2.250.1.71.4.2.4")).isEqualTo(sector);
        }
    }

    private static CodeTable read(CodeSystem system, String rows) {
        return CodeTable.readTsv(system, new StringReader(HEAD + rows));
    }
}
