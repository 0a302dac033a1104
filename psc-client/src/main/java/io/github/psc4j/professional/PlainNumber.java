package io.github.psc4j.professional;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Writes a JSON number that stands where a text should be: with all its digits and without an exponent. */
final class PlainNumber {

    /** Beyond this no identifier or code is meant, and the digits of {@code 1e999999999} would fill the memory. */
    private static final int MAX_DIGITS = 40;

    /** More than 40 digits; to write a large number only to see how long it is would take seconds. */
    private static final int MAX_BITS = 140;

    private PlainNumber() {}

    static Optional<String> of(Number number) {
        if (number instanceof BigInteger big && big.bitLength() > MAX_BITS) {
            return Optional.empty();
        }
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            return Optional.empty(); // not a number, or infinite
        }
        if (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            return Optional.empty();
        }
        BigDecimal shortest = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        return Optional.of(shortest.toPlainString());
    }
}
