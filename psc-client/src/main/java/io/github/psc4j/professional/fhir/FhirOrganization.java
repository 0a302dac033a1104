package io.github.psc4j.professional.fhir;

import io.github.psc4j.professional.ContactDetails;
import io.github.psc4j.professional.Finess;
import io.github.psc4j.professional.Identifier;
import io.github.psc4j.professional.NationalStructureId;
import io.github.psc4j.professional.PostalAddress;
import io.github.psc4j.professional.Siren;
import io.github.psc4j.professional.Siret;
import io.github.psc4j.professional.StructureId;
import io.github.psc4j.professional.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A structure as an {@code Organization}. */
final class FhirOrganization {

    private static final String FINESS = "https://finess.esante.gouv.fr";
    private static final String SIRENE = "https://sirene.fr";
    private static final String NATIONAL_ID = "urn:oid:1.2.250.1.71.4.2.2";

    /** The code of France in the document, an INSEE one; FHIR has ISO codes. */
    private static final String FRANCE = "99000";

    private FhirOrganization() {}

    static Map<String, Object> of(Workplace workplace, String id) {
        List<String> aliases = workplace
                .legalName()
                .filter(legal -> workplace.tradeName().isPresent())
                .stream()
                .toList();
        return Element.resource("Organization", id)
                .with("identifier", identifiers(workplace))
                .with("name", workplace.name())
                .with("alias", aliases)
                .with("telecom", telecoms(workplace.contact()))
                .with("address", address(workplace.address()))
                .with("partOf", legalEntity(workplace))
                .build();
    }

    private static List<Map<String, Object>> identifiers(Workplace workplace) {
        List<Map<String, Object>> identifiers = new ArrayList<>();
        for (Identifier identifier : workplace.identifiers()) {
            boolean ofLegalEntity =
                    workplace.legalEntityFiness().filter(identifier::equals).isPresent()
                            && workplace.finess().filter(identifier::equals).isEmpty();
            if (!ofLegalEntity) {
                identifier(identifier).ifPresent(identifiers::add);
            }
        }
        return identifiers;
    }

    private static Optional<Map<String, Object>> identifier(Identifier identifier) {
        String value = identifier.value();
        if (identifier instanceof Finess) {
            return Optional.of(Element.identifier("FINEG", FINESS, value));
        }
        if (identifier instanceof Siret) {
            return Optional.of(Element.identifier("SIRET", SIRENE, value));
        }
        if (identifier instanceof Siren) {
            return Optional.of(Element.identifier("SIREN", SIRENE, value));
        }
        if (identifier instanceof NationalStructureId) {
            return Optional.of(Element.identifier("IDNST", NATIONAL_ID, value));
        }
        // Nobody has published a system for the technical identifier; without one it is a value that can be compared.
        return identifier instanceof StructureId
                ? Optional.of(new Element().with("value", value).build())
                : Optional.empty();
    }

    private static Map<String, Object> legalEntity(Workplace workplace) {
        return workplace
                .legalEntityFiness()
                .filter(finess -> workplace.identifiers().contains(finess))
                .map(finess -> new Element()
                        .with("type", "Organization")
                        .with("identifier", Element.identifier("FINEJ", FINESS, finess.value()))
                        .build())
                .orElseGet(Map::of);
    }

    private static List<Map<String, Object>> telecoms(ContactDetails contact) {
        return Stream.of(
                        telecom("phone", contact.phone()),
                        telecom("phone", contact.secondPhone()),
                        telecom("fax", contact.fax()),
                        telecom("email", contact.email()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Map<String, Object>> telecom(String system, Optional<String> value) {
        return value.map(number ->
                new Element().with("system", system).with("value", number).build());
    }

    private static List<Map<String, Object>> address(PostalAddress address) {
        if (address.isEmpty()) {
            return List.of();
        }
        return List.of(new Element()
                .with("line", address.linesAboveTown())
                .with("city", address.town())
                .with("postalCode", address.postalCode())
                .with("country", address.countryCode().filter(FRANCE::equals).map(france -> "FR"))
                .build());
    }
}
