package io.github.psc4j.professional;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The national identifier of a person (<i>PS_IdNat</i>), the key by which an application recognises an account. Its
 * first character tells who gave it. It may hold letters, {@code /} and {@code -}, and it can change over the years,
 * for instance from an ADELI to an RPPS number: keep the {@link Professional#otherIds() other identifiers} too.
 *
 * <p>Two identifiers are equal if their values are; upper and lower case are the same in a UUID, a test identity and
 * an ADELI number, and differ in what a structure calls its employee.
 *
 * @param value the identifier as it was received
 */
public record NationalId(String value) implements Identifier, Comparable<NationalId> {

    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TEST_IDENTITY = Pattern.compile("(?i)ANS[0-9]+");
    private static final Pattern RPPS = Pattern.compile("8[0-9]{11}");
    private static final Pattern ADELI = Pattern.compile("(?i)0[0-9A-F]{9}");

    /**
     * Tells who gave the identifier, from its form.
     *
     * @return the origin; {@link IdentifierOrigin#UNKNOWN} for any other form
     */
    public IdentifierOrigin origin() {
        if (UUID.matcher(value).matches()) {
            return IdentifierOrigin.PSI;
        }
        if (TEST_IDENTITY.matcher(value).matches()) {
            return IdentifierOrigin.TEST;
        }
        if (RPPS.matcher(value).matches()) {
            return IdentifierOrigin.RPPS;
        }
        if (ADELI.matcher(value).matches()) {
            return IdentifierOrigin.ADELI;
        }
        return value.indexOf('/') > 1 ? originOfEmployee(value.charAt(0)) : IdentifierOrigin.UNKNOWN;
    }

    private static IdentifierOrigin originOfEmployee(char prefix) {
        return switch (prefix) {
            case '1' -> IdentifierOrigin.ADELI_PRACTICE;
            case '3' -> IdentifierOrigin.FINESS;
            case '4' -> IdentifierOrigin.SIREN;
            case '5' -> IdentifierOrigin.SIRET;
            case '6' -> IdentifierOrigin.RPPS_PRACTICE;
            default -> IdentifierOrigin.UNKNOWN;
        };
    }

    /**
     * Gives the RPPS number in the identifier.
     *
     * @return the 11 digits behind an {@code 8}; empty unless the identifier is exactly such 12 digits
     */
    public Optional<Rpps> rpps() {
        return origin() == IdentifierOrigin.RPPS ? Optional.of(new Rpps(value.substring(1))) : Optional.empty();
    }

    /**
     * Gives the ADELI number in the identifier.
     *
     * @return the 9 characters behind a {@code 0}; empty for any other form
     */
    public Optional<Adeli> adeli() {
        return origin() == IdentifierOrigin.ADELI ? Optional.of(new Adeli(value.substring(1))) : Optional.empty();
    }

    @Override
    public boolean checkDigitValid() {
        return rpps().<Identifier>map(rpps -> rpps)
                .or(this::adeli)
                .map(Identifier::checkDigitValid)
                .orElse(true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NationalId that && canonical().equals(that.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public int compareTo(NationalId other) {
        return canonical().compareTo(other.canonical());
    }

    /** Authorization servers in the field lower-case user names; the internal identifier of an employee is free text. */
    String canonical() {
        return switch (origin()) {
            case PSI, TEST, ADELI -> value.toUpperCase(Locale.ROOT);
            default -> value;
        };
    }

    /**
     * Hides the identifier.
     *
     * @return its origin only
     */
    @Override
    public String toString() {
        return "NationalId[" + origin() + " •••]";
    }
}
