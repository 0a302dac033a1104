package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.Activity;
import io.github.psc4j.mock.model.InventedNumbers;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.PersonaBuilder;
import io.github.psc4j.mock.model.Practice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People put together by a test. */
class PersonaBuilderTest {

    private final PersonaBuilder zoe =
            Persona.builder("cardiologist").named("MME", "Zoé", "INVENTÉE").rpps(InventedNumbers.rpps(1));

    @Test
    void a_person_of_your_own_logs_in_with_what_was_said() {
        Persona own = zoe.practice(Practice.of("10")
                        .title("DR")
                        .skill("S", "SM04")
                        .activity(Activity.of("L", "SA07", "GENR01").structure("R920001", "CABINET INVENTÉE", "")))
                .build();
        try (PscMockProvider psc = PscMockProvider.builder().persona(own).start()) {
            RelyingParty service = new RelyingParty(psc);

            assertThat(service.userInfo(service.tokenFor(own).text("access_token"))
                            .json())
                    .containsEntry("SubjectNameID", "8" + InventedNumbers.rpps(1))
                    .containsEntry("family_name", "INVENTÉE")
                    .containsEntry("Secteur_Activite", "SA07^1.2.250.1.71.4.2.4")
                    .containsEntry("SubjectOrganization", "CABINET INVENTÉE")
                    .containsEntry("SubjectRole", List.of("10^1.2.250.1.213.1.1.5.5"));
        }
    }

    @Test
    void has_every_field_that_the_bundled_people_have() {
        Persona own = zoe.practice(Practice.of("10").activity(Activity.empty())).build();

        assertThat(own.userInfo().keySet())
                .isEqualTo(Personas.PHYSICIAN.userInfo().keySet());
        assertThat(own.label()).isEqualTo("Zoé INVENTÉE");
    }

    @Test
    void without_an_identifier_gets_an_invented_one_that_stays() {
        Persona one = Persona.builder("anybody").build();

        assertThat(one.nationalId())
                .matches("89992[0-9]{7}")
                .isEqualTo(Persona.builder("anybody").build().nationalId())
                .isNotEqualTo(Persona.builder("somebody").build().nationalId());
        assertThat(one.label()).isEqualTo("anybody");
    }

    @Test
    void a_practice_has_the_civil_name_unless_it_has_its_own() {
        Persona own = zoe.practice(Practice.of("10"))
                .practice(Practice.of("10").named("Zora", "D’EXERCICE"))
                .build();

        assertThat(own.userInfo().get("SubjectRefPro"))
                .asString()
                .contains(
                        "nomDexercice=INVENTÉE, prenomDexercice=Zoé", "nomDexercice=D’EXERCICE, prenomDexercice=Zora");
    }

    @Test
    void an_activity_and_a_practice_are_not_changed_by_their_copies() {
        Activity activity = Activity.of("L", "SA07", "GENR01");
        Activity unused = activity.with("telephone", "0199000000");
        Practice practice = Practice.of("10");
        Practice other = practice.title("DR").activity(activity);

        assertThat(activity.fields()).containsEntry("telephone", "").hasSize(30);
        assertThat(practice.activities()).isEmpty();
        assertThat(practice.fields("Zoé", "INVENTÉE")).containsEntry("codeCiviliteDexercice", "");
        assertThat(other.activities()).hasSize(1);
    }

    @Test
    void a_field_that_psc_does_not_have_is_a_mistake() {
        assertThatThrownBy(() -> Activity.empty().with("numeroFinessEtablissementJuridique", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numeroFinessetablissementJuridique");
        assertThatThrownBy(() -> Practice.of("10").with("profession", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codeProfession");
        assertThatThrownBy(() -> Persona.builder(" ").build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_level_of_the_person_is_in_the_tokens() {
        Persona own = zoe.acr(Acr.EIDAS2).build();
        try (PscMockProvider psc = PscMockProvider.builder().persona(own).start()) {
            Map<String, Object> claims =
                    RelyingParty.claims(new RelyingParty(psc).tokenFor(own).text("id_token"));

            assertThat(claims).containsEntry("acr", "eidas2");
        }
    }
}
