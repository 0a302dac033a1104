package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;

/**
 * An identifier as an application keeps it with an account, with who gave it. RPPS and ADELI numbers are kept bare, whether
 * they came with the digit of the national identifier before them or not, so that equal ones are equal.
 *
 * @param origin who gave it; taken from the form of the value where it is {@link IdentifierOrigin#UNKNOWN}
 * @param value the identifier; the bare number for RPPS (11 digits) and ADELI (9 characters)
 */
public record StoredId(IdentifierOrigin origin, String value) implements Comparable<StoredId> {

    private static final char MARK = ':';

    /**
     * Brings the identifier into its one form.
     *
     * @param origin who gave it
     * @param value the identifier in any of its forms
     */
    public StoredId {
        Arguments.refuseNull(origin, "origin");
        Arguments.refuseNull(value, "value");
        String stripped = value.strip();
        IdentifierOrigin byForm = new NationalId(stripped).origin();
        origin = origin == IdentifierOrigin.UNKNOWN ? byForm : origin;
        value = switch (origin) {
            case RPPS -> Forms.isNationalRpps(stripped) ? stripped.substring(1) : stripped;
            case ADELI -> (Forms.isNationalAdeli(stripped) ? stripped.substring(1) : stripped).toUpperCase(Locale.ROOT);
            case PSI, TEST -> stripped.toUpperCase(Locale.ROOT);
            default -> stripped;
        };
    }

    /**
     * Makes one of a national identifier.
     *
     * @param id the identifier
     * @return the identifier to keep
     */
    public static StoredId of(NationalId id) {
        Arguments.refuseNull(id, "id");
        return new StoredId(IdentifierOrigin.UNKNOWN, id.value());
    }

    /**
     * Makes one of an RPPS number.
     *
     * @param rpps the number
     * @return the identifier to keep
     */
    public static StoredId of(Rpps rpps) {
        Arguments.refuseNull(rpps, "rpps");
        return new StoredId(IdentifierOrigin.RPPS, rpps.value());
    }

    static StoredId of(OtherId other) {
        return new StoredId(other.origin(), other.id().value());
    }

    /**
     * Writes it for a column of a database.
     *
     * @return for instance {@code RPPS:99880012341}; personal data, not for logs
     */
    public String text() {
        return origin.name() + MARK + value;
    }

    /**
     * Reads what {@link #text()} wrote, or an identifier alone.
     *
     * @param text the text
     * @return the identifier; of the origin its form tells if none of the known origins stands before it
     */
    public static StoredId parse(String text) {
        Arguments.refuseNull(text, "text");
        int mark = text.indexOf(MARK);
        if (mark > 0) {
            for (IdentifierOrigin origin : IdentifierOrigin.values()) {
                if (origin.name().equals(text.substring(0, mark))) {
                    return new StoredId(origin, text.substring(mark + 1));
                }
            }
        }
        return new StoredId(IdentifierOrigin.UNKNOWN, text);
    }

    /** Orders by worth: what is given to a person for good first, then by origin, then by value. */
    @Override
    public int compareTo(StoredId other) {
        int byWorth = Boolean.compare(other.isPersonal(), isPersonal());
        if (byWorth != 0) {
            return byWorth;
        }
        int byOrigin = origin.compareTo(other.origin);
        return byOrigin != 0 ? byOrigin : value.compareTo(other.value);
    }

    /** Whether it is given to a person and to no other after them; the number of an employee is given by an employer. */
    boolean isPersonal() {
        return switch (origin) {
            case RPPS, ADELI, PSI, TEST -> true;
            default -> false;
        };
    }

    /** Zeros stand for "none" and would make one person of many. */
    boolean isPlaceholder() {
        return value.isEmpty() || value.chars().allMatch(c -> c == '0');
    }

    /**
     * Hides the identifier.
     *
     * @return its origin only
     */
    @Override
    public String toString() {
        return "StoredId[" + origin + " •••]";
    }
}
