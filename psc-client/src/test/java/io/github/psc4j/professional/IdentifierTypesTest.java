package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTypesTest {

    private static final String UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @ParameterizedTest
    @ValueSource(strings = {"99700427885006", "99700366240007", "99700237045007", "99880012341001"})
    void a_practice_of_the_rpps_begins_with_the_number_of_its_professional(String value) {
        RppsPractice practice = new RppsPractice(value);
        assertThat(practice.checkDigitValid()).isTrue();
        assertThat(practice.rpps()).contains(new Rpps(value.substring(0, 11)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "99700427885007", "9970042788500", "997004278850060", "9970042788500A", "00000000000000"})
    void a_practice_of_the_rpps_of_another_form_or_check_digit_is_doubted(String value) {
        assertThat(new RppsPractice(value).checkDigitValid()).isFalse();
        assertThat(new RppsPractice(value).rpps().isPresent()).isEqualTo(value.matches("[0-9]{14}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01280073600", "9a123456603"})
    void a_practice_of_the_adeli_begins_with_the_number_of_its_professional(String value) {
        assertThat(new AdeliPractice(value).adeli()).contains(new Adeli(value.substring(0, 9)));
        assertThat(new AdeliPractice(value).checkDigitValid())
                .isEqualTo(new Adeli(value.substring(0, 9)).checkDigitValid());
    }

    @Test
    void a_practice_of_the_adeli_is_right_if_its_professional_is() {
        assertThat(new AdeliPractice("01280073601").checkDigitValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "012800736", "012800736001", "0128007360A", "01280073701"})
    void a_practice_of_the_adeli_of_another_form_is_doubted(String value) {
        assertThat(new AdeliPractice(value).checkDigitValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0f8fad5b-d9cb-469f-a165-70867728950e, true",
        "0F8FAD5B-D9CB-469F-A165-70867728950E, true",
        "0f8fad5b-d9cb-469f-a165-70867728950, false",
        "0f8fad5b-d9cb-469f-a165-70867728950ee, false",
        "0f8fad5bad9cb-469f-a165-70867728950e, false",
        "0f8fad5b-d9cb-469f-a165-70867728950g, false",
        "0f8fad5b-d9cb-469f-a165-7086772895`e, false",
        "0f8fad5b-d9cb-469f-a165-7086772895@e, false",
        "0f8fad5b-d9cb-469f-a165-7086772895/e, false",
        "0f8fad5b-d9cb-469f-a165-7086772895:e, false",
        "0f8fad5b-d9cb-469f-a165-7086772895Ge, false",
        "0f8fad5b-d9cb-469f-a165-7086772895a9, true",
        "0f8fad5b-d9cb-469f-a165-7086772895F0, true",
    })
    void a_psi_account_is_a_uuid(String value, boolean expected) {
        assertThat(new PsiId(value).checkDigitValid()).isEqualTo(expected);
        assertThat(new NationalId(value).psi().isPresent()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ANS20231122132732, true",
        "ans1, true",
        "ANS, false",
        "AN20231122132732, false",
        "ANSX, false",
        "ANS12345678901234X, false",
        "'ANS1 ', false",
        "aNſ20231122132732, false",
        "XANS1, false"
    })
    void a_test_identity_is_ans_and_a_number(String value, boolean expected) {
        assertThat(new TestIdentity(value).checkDigitValid()).isEqualTo(expected);
        assertThat(new NationalId(value).testIdentity().isPresent()).isEqualTo(expected);
    }

    static Stream<List<Object>> employees() {
        return Stream.of(
                List.of("112345678901/00001", new AdeliPractice("12345678901"), "00001"),
                List.of("3440990018/GEN000123", new Finess("440990018"), "GEN000123"),
                List.of("4999001233/x/y", new Siren("999001233"), "x/y"),
                List.of("500000001815646/CPAT00045", new Siret("00000001815646"), "CPAT00045"),
                List.of("699700427885006/1", new RppsPractice("99700427885006"), "1"));
    }

    @ParameterizedTest
    @MethodSource("employees")
    void an_employee_is_known_by_an_employer_and_a_number(List<Object> expected) {
        NationalId id = new NationalId(expected.get(0).toString());
        assertThat(id.employer()).contains((Identifier) expected.get(1));
        assertThat(id.employeeNumber()).contains(expected.get(2).toString());
        assertThat(id.psi()).isEmpty();
        assertThat(id.testIdentity()).isEmpty();
        assertThat(id.rpps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"899880012341", "0991234568", "2123/1", "9123/1", "/1", "3/", "", "x/", UUID, "ANS1"})
    void who_is_no_employee_has_no_employer(String value) {
        assertThat(new NationalId(value).employer()).isEmpty();
        assertThat(new NationalId(value).employeeNumber()).isEmpty();
    }

    @Test
    void an_employer_may_be_named_by_one_character() {
        assertThat(new NationalId("3x/").employer()).contains(new Finess("x"));
        assertThat(new NationalId("3x/").employeeNumber()).contains("");
    }

    static Stream<List<Object>> structures() {
        return Stream.of(
                List.of("012345678901", new AdeliPractice("12345678901")),
                List.of("10B0193488", new Finess("0B0193488")),
                List.of("2999001233", new Siren("999001233")),
                List.of("399900123300017", new Siret("99900123300017")),
                List.of("499700427885006", new RppsPractice("99700427885006")));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void the_first_digit_of_a_structure_tells_its_kind(List<Object> expected) {
        NationalStructureId id = new NationalStructureId(expected.get(0).toString());
        assertThat(id.number()).contains((Identifier) expected.get(1));
        assertThat(id.checkDigitValid()).isEqualTo(((Identifier) expected.get(1)).checkDigitValid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "11234567890123", "1440990", "5440990018", "R102671", "440990018"})
    void a_structure_of_another_form_has_no_number_and_is_not_doubted_for_it(String value) {
        assertThat(new NationalStructureId(value).number()).isEmpty();
        assertThat(new NationalStructureId(value).checkDigitValid()).isTrue();
    }

    static Stream<List<Identifier>> inUpperAndLowerCase() {
        return Stream.of(
                List.of(new Adeli("9a1234568"), new Adeli("9A1234568"), new Adeli("9B1234568")),
                List.of(new Finess("2a0000014"), new Finess("2A0000014"), new Finess("2B0000014")),
                List.of(
                        new AdeliPractice("9a123456801"),
                        new AdeliPractice("9A123456801"),
                        new AdeliPractice("9B123456801")),
                List.of(new PsiId(UUID), new PsiId(UUID.toUpperCase()), new PsiId("1" + UUID.substring(1))),
                List.of(new TestIdentity("ans1"), new TestIdentity("ANS1"), new TestIdentity("ANS2")),
                List.of(new NationalId("ans1"), new NationalId("ANS1"), new NationalId("ANS2")),
                List.of(
                        new NationalStructureId("12a0000014"),
                        new NationalStructureId("12A0000014"),
                        new NationalStructureId("12B0000014")));
    }

    @ParameterizedTest
    @MethodSource("inUpperAndLowerCase")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void letters_of_an_identifier_may_be_of_either_case(List<Identifier> ids) {
        Comparable lower = (Comparable) ids.get(0);
        assertThat(ids.get(0))
                .isEqualTo(ids.get(1))
                .hasSameHashCodeAs(ids.get(1))
                .isNotEqualTo(ids.get(2));
        assertThat(lower.compareTo(ids.get(1))).isZero();
        assertThat(lower.compareTo(ids.get(2))).isNegative();
        assertThat(ids.get(0)).isNotEqualTo("x");
        assertThat(ids.get(0).hashCode()).isNotEqualTo(ids.get(2).hashCode());
    }

    static Stream<List<Identifier>> inOrder() {
        return Stream.of(
                List.of(new Rpps("1"), new Rpps("2")),
                List.of(new RppsPractice("1"), new RppsPractice("2")),
                List.of(new Siren("1"), new Siren("2")),
                List.of(new Siret("1"), new Siret("2")),
                List.of(new StructureId("1"), new StructureId("2")));
    }

    @ParameterizedTest
    @MethodSource("inOrder")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void identifiers_sort_by_their_number(List<Identifier> ids) {
        List<Identifier> sorted = new ArrayList<>(List.of(ids.get(1), ids.get(0)));
        sorted.sort((a, b) -> ((Comparable) a).compareTo(b));
        assertThat(sorted).isEqualTo(ids);
    }

    @Test
    void french_readers_see_company_numbers_in_groups() {
        assertThat(new Siren("732829320").formatted()).isEqualTo("732 829 320");
        assertThat(new Siren("73282932A").formatted()).isEqualTo("73282932A");
        assertThat(new Siren("7328293201").formatted()).isEqualTo("7328293201");
        assertThat(new Siret("73282932000074").formatted()).isEqualTo("732 829 320 00074");
        assertThat(new Siret("7328293200007").formatted()).isEqualTo("7328293200007");
        assertThat(new Siret("73282932000074").siren()).contains(new Siren("732829320"));
        assertThat(new Siret("7328293200007A").siren()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0G12345678", "012345678G", "0 12345678", "1991234568", "099123456"})
    void what_has_another_letter_form_or_length_is_no_adeli_number(String value) {
        assertThat(new NationalId(value).adeli()).isEmpty();
        assertThat(new NationalId(value).origin()).isEqualTo(IdentifierOrigin.UNKNOWN);
    }

    @Test
    void different_identifiers_are_spread_by_their_hash() {
        assertThat(new NationalId("899880012341").hashCode()).isNotEqualTo(new NationalId("899880056785").hashCode());
    }

    @Test
    void an_rpps_number_is_stored_as_one() {
        assertThat(StoredId.of(new Rpps("99880012341"))).isEqualTo(StoredId.parse("RPPS:99880012341"));
    }

    @Test
    void no_identifier_prints_its_value() {
        for (Identifier id : List.of(
                new Rpps("CANARY"),
                new Adeli("CANARY"),
                new RppsPractice("CANARY"),
                new AdeliPractice("CANARY"),
                new PsiId("CANARY"),
                new TestIdentity("CANARY"),
                new NationalId("CANARY"),
                new NationalStructureId("CANARY"),
                new StructureId("CANARY"),
                new Finess("CANARY"),
                new Siren("CANARY"),
                new Siret("CANARY"))) {
            assertThat(id.toString())
                    .startsWith(id.getClass().getSimpleName())
                    .contains("•••")
                    .doesNotContain("CANARY");
            assertThat(id.value()).isEqualTo("CANARY");
        }
    }
}
