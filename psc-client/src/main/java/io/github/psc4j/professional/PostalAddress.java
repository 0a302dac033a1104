package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The postal address of a structure, in the parts of the document; {@link #lines()} puts them together.
 *
 * @param recipient what completes the name of the recipient
 * @param location building, entrance, floor
 * @param number the number in the street
 * @param repetition what follows the number, for instance {@code B} for <i>bis</i>
 * @param streetType the type of street, for instance {@code R}, <i>rue</i>
 * @param street the name of the street
 * @param distribution post-office box or hamlet
 * @param deliveryOffice the town or delivery office, in some documents with a postal code before it
 * @param postalCode the postal code
 * @param communeCode the INSEE code of the town
 * @param departmentCode the department
 * @param countryCode the country, {@code 99000} for France
 */
public record PostalAddress(
        Optional<String> recipient,
        Optional<String> location,
        Optional<String> number,
        Optional<String> repetition,
        Optional<Coded> streetType,
        Optional<String> street,
        Optional<String> distribution,
        Optional<String> deliveryOffice,
        Optional<String> postalCode,
        Optional<String> communeCode,
        Optional<String> departmentCode,
        Optional<String> countryCode) {

    private static final Pattern OFFICE = Pattern.compile("(?:[0-9]{5} )?(.*?)(?i:(?:^| )CEDEX(?: [0-9]{1,2})?)?");

    /**
     * Refuses {@code null}.
     *
     * @param recipient what completes the name of the recipient
     * @param location building, entrance, floor
     * @param number the number in the street
     * @param repetition what follows the number, for instance {@code B} for <i>bis</i>
     * @param streetType the type of street, for instance {@code R}, <i>rue</i>
     * @param street the name of the street
     * @param distribution post-office box or hamlet
     * @param deliveryOffice the town or delivery office, in some documents with a postal code before it
     * @param postalCode the postal code
     * @param communeCode the INSEE code of the town
     * @param departmentCode the department
     * @param countryCode the country, {@code 99000} for France
     */
    public PostalAddress {
        Arguments.refuseNull(communeCode, "communeCode");
        Arguments.refuseNull(countryCode, "countryCode");
        Arguments.refuseNull(deliveryOffice, "deliveryOffice");
        Arguments.refuseNull(departmentCode, "departmentCode");
        Arguments.refuseNull(distribution, "distribution");
        Arguments.refuseNull(location, "location");
        Arguments.refuseNull(number, "number");
        Arguments.refuseNull(postalCode, "postalCode");
        Arguments.refuseNull(recipient, "recipient");
        Arguments.refuseNull(repetition, "repetition");
        Arguments.refuseNull(street, "street");
        Arguments.refuseNull(streetType, "streetType");
    }

    /**
     * Formats the address the French way, from the recipient to the town, each line fit for a page.
     *
     * @return the lines that have a content; empty for an empty address. The country is not among them, since the
     *     document has only its code
     */
    public List<String> lines() {
        return Stream.concat(linesAboveTown().stream(), Stream.of(townLine()))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * Formats the address without its last line, for those who keep town and postal code apart.
     *
     * @return recipient, location, street and distribution, as far as they have a content
     */
    public List<String> linesAboveTown() {
        return Stream.of(printable(recipient), printable(location), streetLine(), printable(distribution))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * Formats the address the French way, as one text.
     *
     * @return {@link #lines()} with line breaks between them; empty for an empty address
     */
    public String formatted() {
        return String.join("\n", lines());
    }

    /**
     * Gives the name of the town, without postal code and CEDEX.
     *
     * @return the town; empty if the document holds no name of one
     */
    public Optional<String> town() {
        Matcher office = OFFICE.matcher(printable(deliveryOffice));
        return office.matches() ? Optional.of(office.group(1)).filter(PostalAddress::isName) : Optional.empty();
    }

    /**
     * Tells whether nothing was sent.
     *
     * @return {@code true} if no part has a content
     */
    public boolean isEmpty() {
        return streetType.isEmpty()
                && Stream.of(
                                recipient,
                                location,
                                number,
                                repetition,
                                street,
                                distribution,
                                deliveryOffice,
                                postalCode,
                                communeCode,
                                departmentCode,
                                countryCode)
                        .allMatch(Optional::isEmpty);
    }

    private String streetLine() {
        String name = printable(street);
        String type = streetType
                .map(coded -> coded.label()
                        .map(label -> label.toLowerCase(Locale.FRENCH))
                        .orElseGet(() -> Text.printable(coded.code())))
                .filter(label -> !name.toLowerCase(Locale.FRENCH).startsWith(label.toLowerCase(Locale.FRENCH) + " "))
                .orElse("");
        return joined(printable(number), printable(repetition), type, name);
    }

    /** The delivery office may already hold a postal code, which for a CEDEX is another than that of the place. */
    private String townLine() {
        String office = printable(deliveryOffice);
        boolean hasCode = office.length() >= 5 && Luhn.isDigits(office.substring(0, 5));
        return hasCode ? office : joined(printable(postalCode), office);
    }

    private static boolean isName(String town) {
        return town.codePoints().anyMatch(Character::isLetter);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String printable(Optional<String> part) {
        return part.map(Text::printable).orElse("");
    }

    /**
     * Hides the address.
     *
     * @return a mask
     */
    @Override
    public String toString() {
        return "PostalAddress[•••]";
    }
}
