package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A structure where a professional works, with every identifier the document holds.
 *
 * @param legalName the corporate name (<i>raison sociale</i>)
 * @param tradeName the name over the door (<i>enseigne commerciale</i>)
 * @param finess the FINESS number of the site
 * @param legalEntityFiness the FINESS number of the legal entity that runs the site
 * @param siren the SIREN number
 * @param siret the SIRET number
 * @param technicalId the identifier of the structure in the directory
 * @param formerId the national identifier ({@code ancienIdentifiantDeLaStructure}): a digit for its kind, then the number
 * @param address the postal address, possibly empty
 * @param contact telephone, fax and e-mail, possibly empty
 */
public record Workplace(
        Optional<String> legalName,
        Optional<String> tradeName,
        Optional<Finess> finess,
        Optional<Finess> legalEntityFiness,
        Optional<Siren> siren,
        Optional<Siret> siret,
        Optional<StructureId> technicalId,
        Optional<NationalStructureId> formerId,
        PostalAddress address,
        ContactDetails contact) {

    /**
     * Refuses {@code null}.
     *
     * @param legalName the corporate name (<i>raison sociale</i>)
     * @param tradeName the name over the door (<i>enseigne commerciale</i>)
     * @param finess the FINESS number of the site
     * @param legalEntityFiness the FINESS number of the legal entity that runs the site
     * @param siren the SIREN number
     * @param siret the SIRET number
     * @param technicalId the identifier of the structure in the directory
     * @param formerId the national identifier ({@code ancienIdentifiantDeLaStructure}): a digit for its kind, then the number
     * @param address the postal address, possibly empty
     * @param contact telephone, fax and e-mail, possibly empty
     */
    public Workplace {
        Arguments.refuseNull(address, "address");
        Arguments.refuseNull(contact, "contact");
        Arguments.refuseNull(finess, "finess");
        Arguments.refuseNull(formerId, "formerId");
        Arguments.refuseNull(legalEntityFiness, "legalEntityFiness");
        Arguments.refuseNull(legalName, "legalName");
        Arguments.refuseNull(siren, "siren");
        Arguments.refuseNull(siret, "siret");
        Arguments.refuseNull(technicalId, "technicalId");
        Arguments.refuseNull(tradeName, "tradeName");
    }

    /**
     * Gives the name a person knows the structure by, fit for a page.
     *
     * @return the trade name, else the corporate name, else what completes the recipient in the address
     */
    public Optional<String> name() {
        return Stream.of(tradeName, legalName, address.recipient())
                .flatMap(Optional::stream)
                .map(Text::printable)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /**
     * Lists every identifier, and the number in {@link #formerId()} where no other field has it. Zeros that stand for "none"
     * are left out.
     *
     * @return the distinct identifiers, each of the type of its kind; FINESS numbers of the site before that of the legal
     *     entity
     */
    public List<Identifier> identifiers() {
        return Stream.of(
                        finess,
                        legalEntityFiness,
                        siret,
                        siren,
                        technicalId,
                        formerId,
                        formerId.flatMap(NationalStructureId::number))
                .<Identifier>flatMap(Optional::stream)
                .filter(identifier -> !StructureIdentity.isPlaceholder(identifier.value()))
                .distinct()
                .toList();
    }

    /**
     * Formats name and address for an envelope: the name of the structure, then the lines of its address.
     *
     * @return the lines, each fit for a page; empty if there is neither
     */
    public List<String> postalLines() {
        List<String> lines = new ArrayList<>();
        name().ifPresent(lines::add);
        address.lines().stream().filter(line -> !lines.contains(line)).forEach(lines::add);
        return List.copyOf(lines);
    }

    /** No identifier, name, address nor contact: the document speaks of no structure. */
    boolean isEmpty() {
        return legalName.isEmpty()
                && tradeName.isEmpty()
                && finess.isEmpty()
                && legalEntityFiness.isEmpty()
                && siren.isEmpty()
                && siret.isEmpty()
                && technicalId.isEmpty()
                && formerId.isEmpty()
                && address.isEmpty()
                && contact.isEmpty();
    }

    /**
     * Hides what tells where a person works.
     *
     * @return a mask
     */
    @Override
    public String toString() {
        return "Workplace[•••]";
    }
}
