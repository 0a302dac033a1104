package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.internal.util.Numbers;
import io.github.psc4j.mock.model.Persona;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled people hold to the shape of real documents. */
class PersonasTest {

    static Stream<Persona> people() {
        return Personas.all().stream();
    }

    @ParameterizedTest
    @MethodSource("people")
    void has_every_field_of_the_newest_generation(Persona persona) {
        assertThat(persona.userInfo().keySet())
                .isEqualTo(Set.of(
                        "Secteur_Activite",
                        "sub",
                        "codeGenreActivite",
                        "SubjectOrganization",
                        "Mode_Acces_Raison",
                        "preferred_username",
                        "codeCivilite",
                        "given_name",
                        "Acces_Regulation_Medicale",
                        "UITVersion",
                        "Palier_Authentification",
                        "SubjectRefPro",
                        "SubjectOrganizationID",
                        "SubjectRole",
                        "PSI_Locale",
                        "otherIds",
                        "SubjectNameID",
                        "family_name"));
        for (Map<?, ?> practice : practices(persona)) {
            assertThat(practice).hasSize(8);
            for (Object activity : (List<?>) practice.get("activities")) {
                assertThat((Map<?, ?>) activity).hasSize(30);
                assertThat(((Map<?, ?>) activity).values()).allMatch(String.class::isInstance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void is_the_same_person_in_every_identifier(Persona persona) {
        assertThat(persona.subject()).startsWith("f:").endsWith(":" + persona.nationalId());
        assertThat(persona.userInfo()).containsEntry("preferred_username", persona.nationalId());
        assertThat(persona.id()).matches("[a-z-]+");
        assertThat(persona.label()).isNotBlank();
        assertThat(persona.profession()).isNotBlank();
        assertThat(persona.description()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("people")
    void has_numbers_with_right_keys_in_ranges_that_are_not_given_out(Persona persona) {
        List<String> numbers = new ArrayList<>();
        collectNumbers(persona.userInfo(), numbers);

        assertThat(numbers).allMatch(PersonasTest::luhn).allMatch(number -> switch (number.length()) {
            case 9 -> number.startsWith("99") || number.startsWith("000");
            case 11 -> number.startsWith("9991");
            default -> number.startsWith("000") || number.startsWith("9991");
        });
    }

    /** Whatever looks like a number of a register, wherever it stands, without the type in front of it. */
    private static void collectNumbers(Object value, List<String> numbers) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                if (!List.of("telephone", "codePostal", "codePays", "UITVersion")
                        .contains(name)) {
                    collectNumbers(member, numbers);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collectNumbers(item, numbers));
        } else if (value instanceof String text) {
            Matcher matcher = Pattern.compile("(?:^|:|F)[0-9]?([0-9]{14}|[0-9]{11}|[0-9]{9})(?:/.*)?")
                    .matcher(text);
            if (matcher.matches() || (matcher.find() && text.startsWith("f:"))) {
                numbers.add(matcher.group(1));
            }
        }
    }

    @Test
    void the_numbers_of_registers_are_found_by_the_test_itself() {
        List<String> numbers = new ArrayList<>();
        Personas.all().forEach(persona -> collectNumbers(persona.userInfo(), numbers));

        assertThat(numbers).hasSizeGreaterThan(150);
        assertThat(numbers.stream().map(String::length).distinct()).contains(9, 11, 14);
    }

    @Test
    void each_person_has_a_key_and_an_identifier_of_her_own() {
        assertThat(Personas.all()).hasSizeGreaterThan(25);
        assertThat(Personas.all().stream().map(Persona::id)).doesNotHaveDuplicates();
        assertThat(Personas.all().stream().map(Persona::nationalId)).doesNotHaveDuplicates();
        assertThat(Personas.all().stream().map(Persona::label)).doesNotHaveDuplicates();
    }

    @Test
    void every_constant_is_on_the_login_page() throws IllegalAccessException {
        List<Persona> constants = new ArrayList<>();
        for (Field field : Personas.class.getFields()) {
            constants.add((Persona) field.get(null));
        }
        assertThat(Personas.all()).containsExactlyElementsOf(constants);
    }

    @Test
    void the_special_cases_are_there() {
        assertThat(otherIds(Personas.ADELI_MOVED_TO_RPPS))
                .containsExactly(Personas.ADELI_MOVED_TO_RPPS.nationalId(), Personas.ADELI.nationalId());
        assertThat(Personas.ADELI.nationalId()).matches("0[0-9]{9}");
        assertThat(Personas.PSI_ACCOUNT.nationalId()).matches("[0-9a-f-]{36}");
        assertThat(Personas.PSI_ACCOUNT.userInfo().get("otherIds"))
                .isEqualTo(List.of(
                        Map.of("identifiant", Personas.PSI_ACCOUNT.nationalId(), "origine", "PSI", "qualite", 2),
                        Map.of("identifiant", "8" + Numbers.rpps(1, 2525), "origine", "RPPS", "qualite", 1)));
        assertThat(Personas.MEDICAL_SECRETARY.nationalId()).matches("6[0-9]{14}/.+");
        assertThat(Personas.DIRECTOR.nationalId()).matches("3[0-9]{9}/.+");
        assertThat(activities(Personas.SOCIAL_WORKER).get(0).get("codeRole")).isEqualTo("326");
        assertThat(practices(Personas.SOCIAL_WORKER).get(0).get("codeProfession"))
                .isEqualTo("99");
        assertThat(practices(Personas.TWO_PROFESSIONS))
                .extracting(practice -> practice.get("codeProfession"))
                .hasToString("[70, 71]");
        assertThat(Personas.TWO_PROFESSIONS.userInfo())
                .containsEntry("SubjectRole", List.of("70^1.2.250.1.213.1.1.5.5", "71^1.2.250.1.213.1.1.5.5"));
        assertThat(activities(Personas.HOSPITAL_PHYSICIAN))
                .extracting(activity -> activity.get("numeroFinessSite"))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(activities(Personas.REPLACING_PHYSICIAN).get(0).get("raisonSocialeSite"))
                .isEqualTo("");
        assertThat(practices(Personas.STRUCK_OFF)).hasSize(1);
        assertThat(activities(Personas.STRUCK_OFF)).isEmpty();
        assertThat(practices(Personas.FOREIGN_NAME).get(0).get("nomDexercice"))
                .isNotEqualTo(Personas.FOREIGN_NAME.userInfo().get("family_name"));
    }

    @Test
    void the_simple_cases_are_there() {
        assertThat(activities(Personas.PHYSICIAN)).hasSize(2);
        assertThat(practices(Personas.PHYSICIAN).get(0).get("codeSavoirFaire")).isEqualTo("SM54");
        assertThat(Personas.PHYSICIAN.userInfo())
                .containsEntry("SubjectRole", List.of("10^1.2.250.1.213.1.1.5.5"))
                .containsEntry("Secteur_Activite", "SA07^1.2.250.1.71.4.2.4")
                .containsEntry("SubjectOrganizationID", "R910017");
        assertThat(activities(Personas.PHARMACIST).get(0).get("codeSectionPharmacien"))
                .isEqualTo("A");
        assertThat(Personas.HOSPITAL_EMPLOYEE.nationalId()).matches("5\\d{14}/\\w+");
        assertThat(practices(Personas.HOSPITAL_EMPLOYEE)).isEmpty();
        assertThat(Personas.TEST_IDENTITY.nationalId()).matches("ANS\\d{14}");
        assertThat(Personas.TEST_IDENTITY.userInfo())
                .containsEntry(
                        "otherIds",
                        List.of(Map.of("identifiant", "ANS20260102030405", "origine", "EDIT", "qualite", 1)));
        assertThat(Personas.NO_PRACTICE.nationalId()).matches("8\\d{11}");
        assertThat(practices(Personas.NO_PRACTICE)).isEmpty();
        assertThat(Personas.NO_PRACTICE.userInfo()).containsEntry("Secteur_Activite", "");
        assertThat(activities(Personas.NURSE)).hasSize(1);
    }

    @Test
    void a_person_of_your_own_logs_in() {
        Persona own = Personas.NURSE.withId("own").withUserInfo(document -> {
            document.put("ChampNouveau", "valeur");
            return document;
        });
        try (PscMockProvider psc = PscMockProvider.builder().persona(own).start()) {
            RelyingParty service = new RelyingParty(psc);

            assertThat(service.userInfo(service.tokenFor(own).text("access_token"))
                            .json())
                    .containsEntry("ChampNouveau", "valeur");
        }
    }

    @Test
    void a_document_cannot_be_changed_from_outside() {
        assertThatThrownBy(() -> Personas.NURSE.userInfo().put("sub", "x"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> practices(Personas.NURSE).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_document_without_identifiers_is_refused() {
        assertThatThrownBy(() -> Persona.of("x", "X", Map.of("sub", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SubjectNameID");
        assertThatThrownBy(() -> new Persona("", "X", "", "", Personas.NURSE.userInfo(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_stay_out_of_texts_for_logs() {
        assertThat(Personas.NURSE.toString()).isEqualTo("Persona[nurse]");
    }

    private static List<String> otherIds(Persona persona) {
        return ((List<?>) persona.userInfo().get("otherIds"))
                .stream()
                        .map(other -> String.valueOf(((Map<?, ?>) other).get("identifiant")))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> practices(Persona persona) {
        return (List<Map<?, ?>>) ((Map<?, ?>) persona.userInfo().get("SubjectRefPro")).get("exercices");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> activities(Persona persona) {
        return (List<Map<?, ?>>) practices(persona).get(0).get("activities");
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return sum % 10 == 0;
    }
}
