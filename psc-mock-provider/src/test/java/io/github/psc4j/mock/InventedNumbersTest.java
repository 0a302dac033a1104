package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.model.InventedNumbers;
import io.github.psc4j.mock.model.Persona;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers for people of one's own. */
class InventedNumbersTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 4_999, 12_345, 49_999})
    void keep_their_form_and_their_check_digit(int serial) {
        assertThat(InventedNumbers.rpps(serial)).matches("9992[0-9]{7}").satisfies(InventedNumbersTest::luhn);
        assertThat(InventedNumbers.finess(serial)).matches("990[0-9]{6}").satisfies(InventedNumbersTest::luhn);
        assertThat(InventedNumbers.siren(serial)).matches("000[0-9]{6}").satisfies(InventedNumbersTest::luhn);
        assertThat(InventedNumbers.siret(serial, 9_999))
                .matches("[0-9]{14}")
                .startsWith(InventedNumbers.siren(serial))
                .satisfies(InventedNumbersTest::luhn);
        assertThat(InventedNumbers.adeli("91", serial % 5_000))
                .matches("9991[0-9]{5}")
                .satisfies(InventedNumbersTest::luhn);
    }

    @Test
    void are_equal_for_equal_arguments_and_differ_otherwise() {
        assertThat(InventedNumbers.rpps(7)).isEqualTo(InventedNumbers.rpps(7)).isNotEqualTo(InventedNumbers.rpps(8));
    }

    @Test
    void belong_to_no_bundled_person() {
        String everybody =
                Personas.all().stream().map(Persona::userInfo).toList().toString();

        for (int serial = 0; serial < 5_000; serial++) {
            assertThat(everybody)
                    .doesNotContain(
                            InventedNumbers.rpps(serial),
                            InventedNumbers.finess(serial),
                            InventedNumbers.siren(serial),
                            InventedNumbers.adeli("91", serial));
        }
    }

    @Test
    void end_where_their_range_ends() {
        for (Runnable beyond : List.<Runnable>of(
                () -> InventedNumbers.rpps(-1),
                () -> InventedNumbers.rpps(1_000_000),
                () -> InventedNumbers.finess(50_000),
                () -> InventedNumbers.siren(50_000),
                () -> InventedNumbers.siret(1, 10_000),
                () -> InventedNumbers.adeli("91", 5_000),
                () -> InventedNumbers.adeli("9", 1))) {
            assertThatThrownBy(beyond::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        assertThat(sum % 10).isZero();
    }
}
