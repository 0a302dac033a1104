package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkplacesTest {

    @Test
    void a_structure_of_several_activities_is_listed_once_with_every_identifier() {
        Map<String, Object> partial = UserInfos.with(UserInfos.hospitalActivity(), "numeroSiretSite", "");
        partial.put("codeRole", "FON-01");
        Map<String, Object> rest = UserInfos.with(UserInfos.hospitalActivity(), "numeroFinessSite", "");
        List<Workplace> workplaces = workplaces(partial, rest, UserInfos.activity2021());
        assertThat(workplaces).hasSize(2);
        assertThat(workplaces.get(0).siret()).contains(new Siret("99900456700015"));
        assertThat(workplaces.get(0).finess()).contains(new Finess("440990018"));
    }

    @Test
    void an_address_and_a_contact_are_taken_from_the_activity_that_has_them() {
        Map<String, Object> bare = Map.of("numeroFinessSite", "440990018");
        Map<String, Object> addressed = Map.of("numeroFinessSite", "440990018", "bureauCedex", "NANTES");
        Map<String, Object> reachable = Map.of("numeroFinessSite", "440990018", "telephone", "0199000001");
        for (List<Workplace> workplaces :
                List.of(workplaces(bare, addressed, reachable), workplaces(reachable, addressed, bare))) {
            assertThat(workplaces).hasSize(1);
            assertThat(workplaces.get(0).address().town()).contains("NANTES");
            assertThat(workplaces.get(0).contact().phone()).contains("0199000001");
        }
    }

    @Test
    void structures_whose_identifiers_contradict_each_other_stay_apart() {
        Map<String, Object> one = UserInfos.hospitalActivity();
        Map<String, Object> other = UserInfos.with(one, "numeroSiretSite", "99900456700023");
        assertThat(workplaces(one, other)).hasSize(2);
    }

    @Test
    void an_activity_without_anything_of_a_structure_has_none() {
        assertThat(workplaces(Map.of("codeModeExercice", "S"))).isEmpty();
    }

    @Test
    void a_workplace_is_called_by_its_trade_name_then_its_legal_name() {
        assertThat(name("ENSEIGNE", "RAISON", "SERVICE")).isEqualTo("ENSEIGNE");
        assertThat(name("", "RAISON", "SERVICE")).isEqualTo("RAISON");
        assertThat(name("", "", "SERVICE")).isEqualTo("SERVICE");
        assertThat(name("\u200B", "RAISON", "SERVICE")).isEqualTo("RAISON");
    }

    @ParameterizedTest
    @CsvSource({
        "44000, NANTES, 44000 NANTES, NANTES",
        "44000, 44000 NANTES, 44000 NANTES, NANTES",
        "75015, 75730 PARIS CEDEX 15, 75730 PARIS CEDEX 15, PARIS",
        "75015, PARIS CEDEX, 75015 PARIS CEDEX, PARIS",
        "44000, LE  PETIT   BOURG, 44000 LE PETIT BOURG, LE PETIT BOURG",
        "44000, '', 44000, ''",
        "'', NANTES, NANTES, NANTES",
        "44000, CEDEX 9, 44000 CEDEX 9, ''",
        "44000, 44000, 44000, ''",
        "'', LA CEDEXIERE, LA CEDEXIERE, LA CEDEXIERE",
    })
    void the_last_line_is_postal_code_and_town(String code, String office, String line, String town) {
        PostalAddress address = address(Map.of("codePostal", code, "bureauCedex", office));
        assertThat(address.lines()).containsExactly(line);
        assertThat(address.town().orElse("")).isEqualTo(town);
    }

    @ParameterizedTest
    @CsvSource({
        "12, B, R, DES LILAS, 12 B rue DES LILAS",
        "12, '', AV, DES LILAS, 12 avenue DES LILAS",
        "'', '', R, DES LILAS, rue DES LILAS",
        "12, '', '', LE BOURG, 12 LE BOURG",
        "12, '', R, RUE DES LILAS, 12 RUE DES LILAS",
        "12, '', ZZZ, DES LILAS, 12 ZZZ DES LILAS",
    })
    void the_street_line_spells_the_type_of_street(
            String number, String repetition, String type, String street, String line) {
        assertThat(address(Map.of(
                                "numeroVoie", number,
                                "indiceRepetitionVoie", repetition,
                                "codeTypeDeVoie", type,
                                "libelleVoie", street))
                        .lines())
                .containsExactly(line);
    }

    @Test
    void an_address_without_content_has_no_lines() {
        PostalAddress address = address(Map.of("telephone", "0199000001"));
        assertThat(address.isEmpty()).isTrue();
        assertThat(address.lines()).isEmpty();
        assertThat(address.town()).isEmpty();
        assertThat(address(Map.of("codeTypeDeVoie", "R")).isEmpty()).isFalse();
        assertThat(address(Map.of("codePays", "99000")).isEmpty()).isFalse();
    }

    private static String name(String trade, String legal, String recipient) {
        Map<String, Object> activity = new HashMap<>(Map.of(
                "enseigneCommercialeSite", trade,
                "raisonSocialeSite", legal,
                "complementDestinataire", recipient));
        return workplaces(activity).get(0).name().orElseThrow();
    }

    private static PostalAddress address(Map<String, Object> activity) {
        return workplaces(activity).get(0).address();
    }

    @SafeVarargs
    private static List<Workplace> workplaces(Map<String, Object>... activities) {
        return Professional.from(UserInfos.withPractices(UserInfos.physician(activities)))
                .workplaces();
    }
}
