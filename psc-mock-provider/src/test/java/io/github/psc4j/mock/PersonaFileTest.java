package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.InvalidFileException;
import io.github.psc4j.mock.model.Persona;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People from a file. */
class PersonaFileTest {

    @TempDir
    private Path folder;

    @Test
    void yaml_with_the_names_that_psc_uses() throws IOException {
        List<Persona> people = Personas.read(file("people.yaml", """
                personas:
                  - id: cardiologist
                    profession: Médecin, cardiologie
                    acr: eidas2
                    rpps: 99920000017
                    codeCivilite: MME
                    given_name: Zoé
                    family_name: INVENTÉE
                    exercices:
                      - codeProfession: 10
                        codeCiviliteDexercice: DR
                        codeTypeSavoirFaire: S
                        codeSavoirFaire: SM04
                        activities:
                          - codeModeExercice: L
                            codeSecteurDactivite: SA07
                            raisonSocialeSite: CABINET INVENTÉE
                            telephone: 0199000000
                  - id: employee
                    SubjectNameID: 500050000100010/EMP1
                    origine: SIRET
                    otherIds:
                      - {identifiant: 0f9c3d52-7a41-4e0b-9d6e-999200000000, origine: PSI}
                """));

        assertThat(people).extracting(Persona::id).containsExactly("cardiologist", "employee");
        Persona cardiologist = people.get(0);
        assertThat(cardiologist.label()).isEqualTo("Zoé INVENTÉE");
        assertThat(cardiologist.acr()).isEqualTo(Optional.of(Acr.EIDAS2));
        assertThat(cardiologist.userInfo().keySet())
                .isEqualTo(Personas.PHYSICIAN.userInfo().keySet());
        assertThat(cardiologist.userInfo())
                .containsEntry("SubjectNameID", "899920000017")
                .containsEntry("SubjectRole", List.of("10^1.2.250.1.213.1.1.5.5"));
        assertThat(cardiologist.userInfo().get("SubjectRefPro"))
                .asString()
                .contains("telephone=0199000000", "codePays=,", "codeSavoirFaire=SM04");
        assertThat(people.get(1).userInfo().get("otherIds"))
                .asString()
                .contains("identifiant=500050000100010/EMP1, origine=SIRET, qualite=1", "origine=PSI, qualite=2");
    }

    @Test
    void a_whole_document_is_taken_as_it_is_from_json_too() throws IOException {
        List<Persona> people = Personas.read(file("people.json", """
                [
                \t{"id": "strange", "label": "Étrange", "userinfo": {
                \t\t"sub": "x", "SubjectNameID": "y", "SubjectRole": "10", "otherIds": null, "NewField": [1, true]}}
                ]
                """));

        assertThat(people).hasSize(1);
        assertThat(people.get(0).label()).isEqualTo("Étrange");
        assertThat(people.get(0).userInfo())
                .containsEntry("SubjectRole", "10")
                .containsEntry("otherIds", null)
                .containsEntry("NewField", List.of(1, true));
    }

    @Test
    void yaml_keeps_what_looks_like_another_type_elsewhere() throws IOException {
        Persona person = Personas.read(file("people.yml", """
                - id: tricky
                  given_name: no
                  family_name: 0123
                  SubjectNameID: 0991234567
                """)).get(0);

        assertThat(person.userInfo())
                .containsEntry("given_name", "no")
                .containsEntry("family_name", "0123")
                .containsEntry("SubjectNameID", "0991234567");
    }

    @Test
    void all_the_people_of_a_file_log_in() throws IOException {
        Path file = file("people.yaml", "- id: one\n- id: two\n");
        try (PscMockProvider psc = PscMockProvider.builder().personas(file).start()) {
            RelyingParty service = new RelyingParty(psc);
            Persona two = Personas.read(file).get(1);

            assertThat(service.userInfo(service.tokenFor(two).text("access_token"))
                            .json())
                    .containsEntry("SubjectNameID", two.nationalId());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            personas: [{id: a, colour: red}]               | personas[0].colour is not known here
            personas: [{label: A}]                         | personas[0] needs id
            personas: [{id: a}, {id: a}]                   | personas[1] has the id of another: a
            personas: [{id: ' '}]                          | a persona needs an id
            personas: [a]                                  | personas[0] must be an object
            personas: a                                    | personas must be a list
            people: []                                     | people is not known here
            personas: [{id: a, rpps: [1]}]                 | personas[0].rpps must be a text
            personas: [{id: a, rpps: 1, SubjectNameID: 2}] | has both
            personas: [{id: a, acr: high}]                 | personas[0].acr must be one of eidas1, eidas2, eidas3, absent
            personas: [{id: a, userinfo: {sub: x}}]        | needs the text SubjectNameID
            personas: [{id: a, userinfo: 1}]               | personas[0] needs an object userinfo
            personas: [{id: a, exercices: [{}]}]           | exercices[0] needs codeProfession
            personas: [{id: a, exercices: [{codeProfession: 1, role: 2}]}] | exercices[0].role is not known here
            personas: [{id: a, exercices: [{codeProfession: 1, activities: [{x: 1}]}]}] | activities[0].x is not known here
            personas: [{id: a, otherIds: [{identifiant: 1}]}] | otherIds[0] needs origine
            personas: [{id: a, id: b}]                     | duplicate key
            personas: [!!javax.script.ScriptEngineManager {}] | line 1
            personas: [                                    | line 1
            ''                                             | must be an object
            """)
    void a_mistake_is_told_with_its_place(String yaml, String complaint) throws IOException {
        Path file = file("people.yaml", yaml);

        assertThatThrownBy(() -> Personas.read(file))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(complaint);
    }

    @Test
    void a_file_that_is_not_there_or_no_text_is_told() throws IOException {
        assertThatThrownBy(() -> Personas.read(folder.resolve("none.yaml")))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("none.yaml");
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
        assertThatThrownBy(() -> Personas.read(binary)).isInstanceOf(InvalidFileException.class);
        Path json = file("b.json", "{");
        assertThatThrownBy(() -> Personas.read(json)).isInstanceOf(InvalidFileException.class);
    }

    @Test
    void aliases_that_multiply_are_refused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        Path file = file("bomb.yaml", bomb.toString());

        assertThatThrownBy(() -> Personas.read(file)).isInstanceOf(InvalidFileException.class);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    @Test
    void the_document_of_a_file_cannot_be_changed_from_outside() throws IOException {
        Map<String, Object> document =
                Personas.read(file("people.yaml", "- id: one\n")).get(0).userInfo();

        assertThatThrownBy(() -> document.put("sub", "x")).isInstanceOf(UnsupportedOperationException.class);
    }
}
