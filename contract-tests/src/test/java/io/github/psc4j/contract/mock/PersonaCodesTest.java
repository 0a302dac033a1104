package io.github.psc4j.contract.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.nomenclature.Concept;
import io.github.psc4j.nomenclature.Nomenclatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The codes that the bundled people of the mock carry are in the agency's tables, and are not closed. */
class PersonaCodesTest {

    /** The tables in which a code of a field must be found. */
    private static final Map<String, List<String>> TABLES = Map.ofEntries(
            Map.entry(
                    "codeProfession",
                    List.of(
                            "TRE_R95-UsagerTitre",
                            "TRE_R94-ProfessionSocial",
                            "TRE_R291-AutreProfession",
                            "TRE_G15-ProfessionSante")),
            Map.entry("codeCategorieProfessionnelle", List.of("TRE_R09-CategorieProfessionnelle")),
            Map.entry("codeCiviliteDexercice", List.of("TRE_R11-CiviliteExercice")),
            Map.entry("codeCivilite", List.of("TRE_R81-Civilite")),
            Map.entry("codeTypeSavoirFaire", List.of("TRE_R04-TypeSavoirFaire")),
            Map.entry("codeModeExercice", List.of("TRE_R23-ModeExercice")),
            Map.entry("codeSecteurDactivite", List.of("TRE_R02-SecteurActivite")),
            Map.entry("codeSectionPharmacien", List.of("TRE_R06-SectionTableauCNOP")),
            Map.entry("codeRole", List.of("TRE_R21-Fonction", "TRE_R85-RolePriseCharge")),
            Map.entry("codeGenreActivite", List.of("TRE_R22-GenreActivite")),
            Map.entry("codeTypeDeVoie", List.of("TRE_R35-TypeVoie")));

    /** Officially closed as a whole, and still the one in use. */
    private static final String WAY_TYPE = "codeTypeDeVoie";

    private final Nomenclatures tables = Nomenclatures.ans();

    static Stream<Persona> people() {
        return Personas.all().stream();
    }

    @ParameterizedTest
    @MethodSource("people")
    void every_code_is_in_its_table_and_open(Persona persona) {
        for (Field field : fields(persona)) {
            List<String> known = TABLES.get(field.name());
            if (known != null && !field.value().isEmpty()) {
                assertThat(known.stream().flatMap(table -> tables.find(table, field.value()).stream()))
                        .as("%s of %s", field, persona.id())
                        .anyMatch(concept -> concept.isActive() || field.name().equals(WAY_TYPE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void a_skill_is_in_the_table_that_its_type_selects(Persona persona) {
        for (Map<?, ?> practice : practices(persona)) {
            String type = String.valueOf(practice.get("codeTypeSavoirFaire"));
            String code = String.valueOf(practice.get("codeSavoirFaire"));
            assertThat(code.isEmpty()).isEqualTo(type.isEmpty());
            if (!code.isEmpty()) {
                String table = type.equals("C") ? "TRE_R39-Competence" : "TRE_R38-SpecialiteOrdinale";
                assertThat(tables.find(table, code)).as("%s %s", type, code).matches(PersonaCodesTest::open);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void composite_codes_are_of_the_table_that_their_oid_names(Persona persona) {
        List<String> composites = new ArrayList<>();
        composites.add(String.valueOf(persona.userInfo().get("Secteur_Activite")));
        composites.add(String.valueOf(persona.userInfo().get("Palier_Authentification")));
        composites.removeIf(String::isEmpty);
        ((List<?>) persona.userInfo().get("SubjectRole")).forEach(role -> composites.add(String.valueOf(role)));
        for (String composite : composites) {
            String[] parts = composite.split("\\^");
            // The value set of roles is older than profession 99 and the psychologist's title.
            if (!parts[1].equals("1.2.250.1.213.1.1.5.5")) {
                assertThat(tables.find(parts[1], parts[0])).as(composite).matches(PersonaCodesTest::open);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void registering_authorities_are_codes_or_words_seen_in_real_documents(Persona persona) {
        for (Field field : fields(persona)) {
            if (field.name().equals("autoriteDenregistrement")) {
                for (String part : field.value().split("/| \\+ ")) {
                    assertThat(part.isEmpty()
                                    || List.of("ARS", "CPAM").contains(part)
                                    || tables.find("TRE_R60-AutoriteEnregistrement", part)
                                            .isPresent())
                            .as("%s of %s", field, persona.id())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void the_people_cover_the_sector() {
        assertThat(values("codeModeExercice")).contains("L", "S", "B");
        assertThat(values("codeProfession")).contains("10", "21", "40", "50", "60", "70", "71", "80", "91", "93", "99");
        assertThat(values("codeCategorieProfessionnelle")).contains("C", "E", "M");
        assertThat(values("codeSectionPharmacien")).contains("A", "G", "H");
        assertThat(values("codeSavoirFaire")).hasSizeGreaterThan(8);
        assertThat(values("codeSecteurDactivite")).hasSizeGreaterThan(10);
        assertThat(values("codeRole")).contains("326", "331", "359", "FON-22", "FON-48");
    }

    private static boolean open(java.util.Optional<Concept> concept) {
        return concept.filter(Concept::isActive).isPresent();
    }

    private record Field(String name, String value) {}

    private static Set<String> values(String name) {
        Set<String> values = new LinkedHashSet<>();
        people().flatMap(persona -> fields(persona).stream())
                .filter(field -> field.name().equals(name))
                .forEach(field -> values.add(field.value()));
        return values;
    }

    private static List<Field> fields(Persona persona) {
        List<Field> fields = new ArrayList<>();
        collect(persona.userInfo(), fields);
        return fields;
    }

    private static void collect(Object value, List<Field> fields) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                if (member instanceof String text) {
                    fields.add(new Field(String.valueOf(name), text));
                } else {
                    collect(member, fields);
                }
            });
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, fields));
        }
    }

    private static List<Map<?, ?>> practices(Persona persona) {
        List<Map<?, ?>> practices = new ArrayList<>();
        Map<?, ?> data = (Map<?, ?>) persona.userInfo().get("SubjectRefPro");
        ((List<?>) data.get("exercices")).forEach(practice -> practices.add((Map<?, ?>) practice));
        return practices;
    }
}
