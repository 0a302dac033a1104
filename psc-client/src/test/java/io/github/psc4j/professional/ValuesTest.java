package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.nomenclature.Coded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void names_sort_as_in_a_french_register() {
        List<PersonName> names = new ArrayList<>(List.of(
                name("Zoé", "Étienne"),
                name("anne", "ETIENNE"),
                name("Zoé", "EXEMPLE"),
                name("Camille", "Abel"),
                PersonName.NONE,
                new PersonName(Optional.empty(), Optional.of("ABEL"))));
        names.sort(null);
        assertThat(names.stream().map(PersonName::display))
                .containsExactly("", "ABEL", "Camille Abel", "anne ETIENNE", "Zoé Étienne", "Zoé EXEMPLE");
        assertThat(name("A", "B").compareTo(name("a", "b"))).isNotZero();
        assertThat(name("A", "B")).isEqualByComparingTo(name("A", "B"));
    }

    @Test
    void a_structure_lists_every_identifier_once() {
        Workplace hospital = workplace(UserInfos.hospitalActivity());
        assertThat(hospital.identifiers())
                .containsExactly(
                        new Finess("440990018"),
                        new Finess("440990026"),
                        new Siret("99900456700015"),
                        new Siren("999004567"),
                        new StructureId("F440990018"),
                        new NationalStructureId("1440990018"));
        assertThat(workplace(UserInfos.activity2021()).identifiers())
                .contains(new NationalStructureId("499880012341001"), new RppsPractice("99880012341001"));
        assertThat(workplace(Map.of("numeroSirenSite", "000000000", "raisonSocialeSite", "X"))
                        .identifiers())
                .isEmpty();
    }

    @Test
    void an_envelope_has_the_name_and_the_lines_of_the_address() {
        Workplace office = workplace(UserInfos.activity2021());
        assertThat(office.postalLines())
                .containsExactly("CABINET DU DR EXEMPLE", "BATIMENT B", "12 B rue DES LILAS", "44000 NANTES");
        assertThat(office.address().formatted()).isEqualTo("BATIMENT B\n12 B rue DES LILAS\n44000 NANTES");
        assertThat(office.address().linesAboveTown()).containsExactly("BATIMENT B", "12 B rue DES LILAS");
        assertThat(workplace(Map.of("complementDestinataire", "CABINET")).postalLines())
                .containsExactly("CABINET");
    }

    @Test
    void a_registration_authority_is_taken_apart_and_its_words_are_read_where_they_are_codes() {
        RegistrationAuthority authority = activity(Map.of("autoriteDenregistrement", "ARS-01//CPAM / ARS"))
                .registrationAuthority()
                .orElseThrow();
        assertThat(authority.value()).isEqualTo("ARS-01//CPAM / ARS");
        assertThat(authority.parts()).extracting(Coded::code).containsExactly("ARS-01", "CPAM", "ARS");
        assertThat(authority.parts().get(0).shortLabel()).contains("ARS Guadeloupe");
        assertThat(authority.parts().get(2).label()).isEmpty();
        assertThat(new RegistrationAuthority("//").parts()).isEmpty();
        assertThat(new RegistrationAuthority("A/".repeat(100)).parts()).hasSize(10);
        assertThat(authority.toString()).doesNotContain("ARS");
        assertThat(Professional.from(
                                UserInfos.withPractices(UserInfos.physician(Map.of("autoriteDenregistrement", "//"))))
                        .issues())
                .isEmpty();
    }

    @Test
    void the_rest_of_the_document_has_its_views() {
        Professional person = Professional.from(UserInfos.of2021());
        assertThat(person.subject()).hasValueSatisfying(sub -> assertThat(sub).endsWith("899880012341"));
        assertThat(person.preferredUsername()).contains("899880012341");
        assertThat(person.formatVersion()).contains("1.0");
        assertThat(person.interoperabilityPolicy()).contains("1.2.250.1.213.1.3.1.1");
        assertThat(person.medicalDispatch()).contains(false);
    }

    private static PersonName name(String given, String family) {
        return new PersonName(Optional.of(given), Optional.of(family));
    }

    private static Workplace workplace(Map<String, Object> activity) {
        return activity(activity).workplace().orElseThrow();
    }

    private static Activity activity(Map<String, Object> activity) {
        return Professional.from(UserInfos.withPractices(UserInfos.physician(activity)))
                .practices()
                .get(0)
                .activities()
                .get(0);
    }
}
