package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNameTest {

    private final Map<String, Object> physician = UserInfos.physician();

    @ParameterizedTest
    @CsvSource({
        "DR, MME, Dr CAMILLE EXEMPLE",
        "PR, MME, Pr CAMILLE EXEMPLE",
        "MC, M, Médecin chef CAMILLE EXEMPLE",
        "M, MME, Mme CAMILLE EXEMPLE",
        "'', M, M. CAMILLE EXEMPLE",
        "MME, '', Mme CAMILLE EXEMPLE",
        "'', MLLE, Mme CAMILLE EXEMPLE",
        "'', '', CAMILLE EXEMPLE",
        "X, Y, CAMILLE EXEMPLE",
    })
    void a_title_of_the_practice_comes_before_the_civility(String title, String civility, String shown) {
        Map<String, Object> document =
                UserInfos.withPractices(UserInfos.with(physician, "codeCiviliteDexercice", title));
        document.put("codeCivilite", civility);
        assertThat(Professional.from(document).displayName()).isEqualTo(shown);
    }

    @Test
    void practices_that_disagree_decide_nothing() {
        assertThat(shown(physician, UserInfos.with(physician, "codeCiviliteDexercice", "PR")))
                .isEqualTo("Mme CAMILLE EXEMPLE");
        assertThat(shown(
                        UserInfos.with(physician, "nomDexercice", "ALIAS"),
                        UserInfos.with(physician, "nomDexercice", "AUTRE")))
                .isEqualTo("Dr CAMILLE EXEMPLE");
    }

    @Test
    void a_practice_that_says_nothing_does_not_disagree() {
        assertThat(shown(physician, UserInfos.with(physician, "codeCiviliteDexercice", "")))
                .isEqualTo("Dr CAMILLE EXEMPLE");
    }

    @Test
    void the_name_of_the_practices_comes_before_the_civil_one() {
        assertThat(shown(UserInfos.with(physician, "nomDexercice", "ALIAS"))).isEqualTo("Dr CAMILLE ALIAS");
    }

    @Test
    void a_name_is_made_fit_for_a_page_and_kept_as_it_came() {
        Map<String, Object> document = UserInfos.employee();
        document.put("given_name", "Do\u202Emi\nnique\u0000");
        document.put("family_name", "MO  DELE\uDC00");
        Professional person = Professional.from(document);
        assertThat(person.displayName()).isEqualTo("Domi nique MO DELE\uFFFD");
        assertThat(person.civilName().given()).contains("Do\u202Emi\nnique\u0000");
        assertThat(person.civilName().family()).contains("MO  DELE\uDC00");
    }

    @Test
    void a_name_of_invisible_characters_is_none() {
        Map<String, Object> document = UserInfos.employee();
        document.put("given_name", "\u202E\u0000");
        document.put("family_name", "\u200B");
        assertThat(Professional.from(document).displayName()).isEqualTo("Nom non communiqué");
    }

    @Test
    void printable_text_is_cut_after_two_hundred_characters() {
        assertThat(Text.printable("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Text.printable("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
        assertThat(Text.printable("x".repeat(200) + " \n ")).isEqualTo("x".repeat(200));
        assertThat(Text.printable("\uD83D\uDE00".repeat(201)).codePoints()).hasSize(201);
    }

    @SafeVarargs
    private static String shown(Map<String, Object>... practices) {
        return Professional.from(UserInfos.withPractices(practices)).displayName();
    }
}
