package io.github.psc4j.professional.vihf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.professional.Professional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VihfRoleTest {

    private static final VihfRole PHYSICIAN = new VihfRole("10", "1.2.250.1.71.1.2.7", "Médecin");

    @Test
    void a_physician_has_the_profession_and_the_skill_in_the_words_of_the_value_set() {
        assertThat(roles("10", "S", "SM26"))
                .containsExactly(
                        PHYSICIAN, new VihfRole("SM26", "1.2.250.1.71.4.2.5", "Qualifié en médecine générale (SM)"));
    }

    @Test
    void a_physician_without_a_skill_has_the_profession_alone() {
        assertThat(roles("10", "", "")).containsExactly(PHYSICIAN);
    }

    @Test
    void a_pharmacist_has_a_second_role_as_well_and_others_have_none() {
        assertThat(roles("21", "S", "SP01")).hasSize(2);
        assertThat(roles("40", "S", "SCD01")).hasSize(1);
        assertThat(roles("60", "", "")).containsExactly(new VihfRole("60", "1.2.250.1.71.1.2.7", "Infirmier"));
    }

    @Test
    void a_psychologist_is_one_of_the_table_in_use() {
        assertThat(roles("93", "", "")).containsExactly(new VihfRole("93", "1.2.250.1.213.1.6.1.109", "Psychologue"));
    }

    @Test
    void a_code_that_the_value_set_lacks_comes_from_its_table_and_an_unknown_one_is_no_role() {
        assertThat(roles("10", "S", "SM99")).containsExactly(PHYSICIAN);
        assertThat(roles("777", "", "")).isEmpty();
        assertThat(roles("", "", "")).isEmpty();
        assertThat(roles("10", "S", "SM99X")).containsExactly(PHYSICIAN);
        assertThat(roles("10", "X", "SST01"))
                .containsExactly(PHYSICIAN, new VihfRole("SST01", "1.2.250.1.213.2.76", "Addictologie"));
    }

    private static List<VihfRole> roles(String profession, String type, String skill) {
        Map<String, Object> practice = new LinkedHashMap<>();
        practice.put("codeProfession", profession);
        practice.put("codeTypeSavoirFaire", type);
        practice.put("codeSavoirFaire", skill);
        Professional person = Professional.from(Map.of("SubjectRefPro", Map.of("exercices", List.of(practice))));
        return VihfRole.of(person.practices().get(0));
    }
}
