package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;
import java.util.Optional;

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

    /**
     * Refuses {@code null}.
     *
     * @param value the identifier as it was received
     */
    public NationalId {
        Arguments.refuseNull(value, "value");
    }

    /**
     * Tells who gave the identifier, from its form.
     *
     * @return the origin; {@link IdentifierOrigin#UNKNOWN} for any other form
     */
    public IdentifierOrigin origin() {
        if (Forms.isNationalRpps(value)) {
            return IdentifierOrigin.RPPS;
        }
        if (Forms.isNationalAdeli(value)) {
            return IdentifierOrigin.ADELI;
        }
        if (Forms.isTestIdentity(value)) {
            return IdentifierOrigin.TEST;
        }
        if (Forms.isUuid(value)) {
            return IdentifierOrigin.PSI;
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

    /**
     * Gives the identifier as one of Pro Santé Identité.
     *
     * @return the UUID; empty for any other form
     */
    public Optional<PsiId> psi() {
        return origin() == IdentifierOrigin.PSI ? Optional.of(new PsiId(value)) : Optional.empty();
    }

    /**
     * Gives the identifier as a test identity.
     *
     * @return the test identity; empty for any other form
     */
    public Optional<TestIdentity> testIdentity() {
        return origin() == IdentifierOrigin.TEST ? Optional.of(new TestIdentity(value)) : Optional.empty();
    }

    /**
     * Gives the structure that an employee's identifier begins with: a {@link Finess}, {@link Siren}, {@link Siret}, {@link
     * RppsPractice} or {@link AdeliPractice}.
     *
     * @return the structure; empty for a professional of the directory, and for any other form
     */
    public Optional<Identifier> employer() {
        int slash = value.indexOf('/');
        if (slash < 2) {
            return Optional.empty();
        }
        String number = value.substring(1, slash);
        return switch (origin()) {
            case ADELI_PRACTICE -> Optional.of(new AdeliPractice(number));
            case FINESS -> Optional.of(new Finess(number));
            case SIREN -> Optional.of(new Siren(number));
            case SIRET -> Optional.of(new Siret(number));
            case RPPS_PRACTICE -> Optional.of(new RppsPractice(number));
            default -> Optional.empty();
        };
    }

    /**
     * Gives what the {@link #employer()} calls its employee.
     *
     * @return the text behind the first {@code /}, free text and personal data; empty if there is no employer
     */
    public Optional<String> employeeNumber() {
        return employer().map(employer -> value.substring(value.indexOf('/') + 1));
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
