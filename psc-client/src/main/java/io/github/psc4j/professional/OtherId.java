package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Another identifier the person is or was known by.
 *
 * @param id the identifier, as it was received
 * @param statedOrigin the origin as the document words it, for instance {@code RPPS} or {@code PSI}
 * @param quality 1 for an identifier of the directory, 2 for one of Pro Santé Identité
 */
public record OtherId(NationalId id, Optional<String> statedOrigin, OptionalInt quality) {

    /**
     * Refuses {@code null}.
     *
     * @param id the identifier, as it was received
     * @param statedOrigin the origin as the document words it, for instance {@code RPPS} or {@code PSI}
     * @param quality 1 for an identifier of the directory, 2 for one of Pro Santé Identité
     */
    public OtherId {
        Arguments.refuseNull(id, "id");
        Arguments.refuseNull(quality, "quality");
        Arguments.refuseNull(statedOrigin, "statedOrigin");
    }

    /**
     * Tells who gave the identifier.
     *
     * @return the stated origin where it is a known word, else what the form of the identifier tells
     */
    public IdentifierOrigin origin() {
        return statedOrigin.flatMap(IdentifierOrigin::ofWord).orElseGet(id::origin);
    }

    /**
     * Gives the RPPS number.
     *
     * @return the 11 digits, with or without the leading {@code 8} in the document; empty unless the origin is RPPS
     */
    public Optional<Rpps> rpps() {
        if (origin() != IdentifierOrigin.RPPS) {
            return Optional.empty();
        }
        String value = id.value();
        boolean bare = value.length() == 11 && Luhn.isDigits(value);
        return bare ? Optional.of(new Rpps(value)) : id.rpps();
    }

    /**
     * Gives the ADELI number.
     *
     * @return the 9 characters, with or without the leading {@code 0} in the document; empty unless the origin is ADELI
     */
    public Optional<Adeli> adeli() {
        if (origin() != IdentifierOrigin.ADELI) {
            return Optional.empty();
        }
        return id.value().length() == 9 ? Optional.of(new Adeli(id.value())) : id.adeli();
    }

    /**
     * Hides the identifier.
     *
     * @return its origin only
     */
    @Override
    public String toString() {
        return "OtherId[" + origin() + " •••]";
    }
}
