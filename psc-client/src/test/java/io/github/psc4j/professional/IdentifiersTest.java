package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"99773311222", "99700366240", "99900007776", "99880012341", "99880056785"})
    void accepts_the_check_digit_of_an_rpps(String value) {
        assertThat(new Rpps(value).checkDigitValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "99773311221",
                "99773312122",
                "9977331122",
                "997733112220",
                "899773311222",
                "9977331122A",
                "٩٩٧٧٣٣١١٢٢٢",
                "99773311222\n",
                "-9773311222"
            })
    void doubts_an_rpps_of_another_form_or_check_digit(String value) {
        assertThat(new Rpps(value).checkDigitValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"012800736", "012800728", "010000206", "999103138", "750006033", "991234568"})
    void accepts_the_check_digit_of_an_adeli(String value) {
        assertThat(new Adeli(value).checkDigitValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "012800737", "01280073", "0128007360", "G12800736", "01280073é"})
    void doubts_an_adeli_of_another_form_or_check_digit(String value) {
        assertThat(new Adeli(value).checkDigitValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"A, 1", "B, 2", "C, 3", "D, 4", "E, 5", "F, 6", "d, 4"})
    void a_letter_counts_as_its_rank_in_the_alphabet(String letter, String digit) {
        for (int key = 0; key < 10; key++) {
            String lettered = "9" + letter + "123456" + key;
            String plain = "9" + digit + "123456" + key;
            assertThat(new Adeli(lettered).checkDigitValid()).isEqualTo(new Adeli(plain).checkDigitValid());
            assertThat(new Finess(lettered).checkDigitValid()).isEqualTo(new Finess(plain).checkDigitValid());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010000602",
                "010000628",
                "010780914",
                "060016219",
                "2A0000014",
                "2A0000386",
                "0B0193488",
                "440990018"
            })
    void accepts_the_check_digit_of_a_finess(String value) {
        assertThat(new Finess(value).checkDigitValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "010000603", "01000060", "0100006020", "2G0000014", "0B0193489"})
    void doubts_a_finess_of_another_form_or_check_digit(String value) {
        assertThat(new Finess(value).checkDigitValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"732829320", "552008443", "404833048", "356000000", "999001233"})
    void accepts_the_check_digit_of_a_siren(String value) {
        assertThat(new Siren(value).checkDigitValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "732829321", "73282932", "7328293200", "A32829320", "000000000"})
    void doubts_a_siren_of_another_form_or_check_digit_and_one_full_of_zeros(String value) {
        assertThat(new Siren(value).checkDigitValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"73282932000074", "18751275100046", "35600000000048", "35600000009075", "99900123300017"})
    void accepts_the_check_digit_of_a_siret_and_the_rule_of_la_poste(String value) {
        assertThat(new Siret(value).checkDigitValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "73282932000075",
                "7328293200007",
                "732829320000740",
                "7328293200007X",
                "35600000009076",
                "00000000016972",
                "00000000000000",
                "99900123300004"
            })
    void doubts_a_siret_of_another_form_or_check_digit(String value) {
        assertThat(new Siret(value).checkDigitValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "899880012341, RPPS",
        "0991234568, ADELI",
        "09A1234568, ADELI",
        "112345678901/00001, ADELI_PRACTICE",
        "3440990018/GEN000123, FINESS",
        "4999001233/7, SIREN",
        "599900123300017/CPAT00045, SIRET",
        "699880012341006/3, RPPS_PRACTICE",
        "ANS20231122000001, TEST",
        "ans20231122000001, TEST",
        "0b6a3f2e-90ab-4cde-8f01-23456789abcd, PSI",
        "8B6A3F2E-90AB-4CDE-8F01-23456789ABCD, PSI",
        "99880012341, UNKNOWN",
        "8998800123410, UNKNOWN",
        "89988001234X, UNKNOWN",
        "5, UNKNOWN",
        "5/, UNKNOWN",
        "/5, UNKNOWN",
        "7123/1, UNKNOWN",
        "someone, UNKNOWN",
    })
    void the_first_character_of_a_national_identifier_tells_its_origin(String value, IdentifierOrigin origin) {
        assertThat(new NationalId(value).origin()).isEqualTo(origin);
    }

    @Test
    void an_rpps_is_taken_out_of_exactly_twelve_digits_that_begin_with_an_eight() {
        assertThat(new NationalId("899880012341").rpps()).contains(new Rpps("99880012341"));
        assertThat(Stream.of("99880012341", "799880012341", "8998800123411", "89988001234", "8998800123 1")
                        .map(NationalId::new)
                        .map(NationalId::rpps))
                .allSatisfy(rpps -> assertThat(rpps).isEmpty());
    }

    @Test
    void an_adeli_is_taken_out_of_ten_characters_that_begin_with_a_zero() {
        assertThat(new NationalId("0991234568").adeli()).contains(new Adeli("991234568"));
        assertThat(new NationalId("991234568").adeli()).isEmpty();
        assertThat(new NationalId("899880012341").adeli()).isEmpty();
    }

    @Test
    void the_check_digit_of_a_national_identifier_is_that_of_the_number_in_it() {
        assertThat(new NationalId("899880012341").checkDigitValid()).isTrue();
        assertThat(new NationalId("899880012342").checkDigitValid()).isFalse();
        assertThat(new NationalId("0991234568").checkDigitValid()).isTrue();
        assertThat(new NationalId("0991234567").checkDigitValid()).isFalse();
        assertThat(new NationalId("599900123300018/X").checkDigitValid()).isTrue();
    }

    @Test
    void national_identifiers_are_the_same_whatever_their_case_and_keep_the_one_they_came_in() {
        NationalId received = new NationalId("ans20231122000001");
        NationalId stored = new NationalId("ANS20231122000001");
        assertThat(received).isEqualTo(stored).hasSameHashCodeAs(stored).isEqualByComparingTo(stored);
        assertThat(received.value()).isEqualTo("ans20231122000001");
        assertThat(received).isNotEqualTo(new NationalId("ANS20231122000002"));
    }

    @Test
    void what_a_structure_calls_its_employees_differs_in_case() {
        assertThat(new NationalId("3990001109/abc")).isNotEqualTo(new NationalId("3990001109/ABC"));
    }

    @Test
    void zeros_are_no_number_of_anybody() {
        assertThat(new Rpps("0".repeat(11)).checkDigitValid()).isFalse();
        assertThat(new Adeli("0".repeat(9)).checkDigitValid()).isFalse();
        assertThat(new Finess("0".repeat(9)).checkDigitValid()).isFalse();
    }

    @Test
    void a_directory_that_does_not_know_leaves_the_word_to_the_form() {
        assertThat(otherId("899880012341", "RASS").rpps()).contains(new Rpps("99880012341"));
    }

    @Test
    void national_identifiers_sort_by_value() {
        assertThat(Stream.of("b", "C", "a").map(NationalId::new).sorted().map(NationalId::value))
                .containsExactly("C", "a", "b");
    }

    @Test
    void another_identifier_holds_its_number_with_or_without_the_prefix() {
        assertThat(otherId("899880012341", "RPPS").rpps()).contains(new Rpps("99880012341"));
        assertThat(otherId("99880012341", "RPPS").rpps()).contains(new Rpps("99880012341"));
        assertThat(otherId("99880012341", "rpps").rpps()).contains(new Rpps("99880012341"));
        assertThat(otherId("0991234568", "ADELI").adeli()).contains(new Adeli("991234568"));
        assertThat(otherId("991234568", "ADELI").adeli()).contains(new Adeli("991234568"));
    }

    @Test
    void another_identifier_of_another_origin_holds_no_rpps() {
        assertThat(otherId("899880012341", "EDIT").rpps()).isEmpty();
        assertThat(otherId("899880012341", "PSI").rpps()).isEmpty();
        assertThat(otherId("9988001234", "RPPS").rpps()).isEmpty();
        assertThat(otherId("991234568", "RPPS").adeli()).isEmpty();
        assertThat(otherId("899880012341", "A NEW WORD").rpps()).contains(new Rpps("99880012341"));
    }

    static Stream<Arguments> types() {
        return Stream.<Function<String, Identifier>>of(
                        Rpps::new, Adeli::new, Finess::new, Siren::new, Siret::new, NationalId::new, StructureId::new)
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("types")
    void identifiers_compare_by_value_and_hide_it_when_printed(Function<String, Identifier> type) {
        Identifier identifier = type.apply("CANARY123");
        assertThat(identifier).isEqualTo(type.apply("CANARY123")).isNotEqualTo(type.apply("CANARY124"));
        assertThat(identifier.value()).isEqualTo("CANARY123");
        assertThat(identifier.toString())
                .startsWith(identifier.getClass().getSimpleName() + "[")
                .endsWith("•••]")
                .doesNotContain("CANARY")
                .doesNotContain("123");
    }

    @ParameterizedTest
    @MethodSource("types")
    void identifiers_sort_by_value(Function<String, Identifier> type) {
        assertThat(Stream.of("2", "3", "1").map(type).sorted().map(Identifier::value))
                .containsExactly("1", "2", "3");
    }

    private static OtherId otherId(String value, String origin) {
        return new OtherId(new NationalId(value), Optional.of(origin), OptionalInt.of(1));
    }
}
