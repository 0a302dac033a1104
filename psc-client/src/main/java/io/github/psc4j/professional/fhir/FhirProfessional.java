package io.github.psc4j.professional.fhir;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.professional.IdentifierOrigin;
import io.github.psc4j.professional.NationalId;
import io.github.psc4j.professional.PersonName;
import io.github.psc4j.professional.Practice;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.Rpps;
import io.github.psc4j.professional.Skill;
import io.github.psc4j.professional.WorkSituation;
import io.github.psc4j.professional.Workplace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A professional as FHIR R4 resources, with the identifier systems and code systems of the Agence du Numérique en Santé, as
 * the Annuaire Santé publishes them: one {@code Practitioner}, an {@code Organization} for each structure, a {@code
 * PractitionerRole} for each work situation.
 *
 * <pre>{@code
 * FhirProfessional.of(person).bundle().json();
 * }</pre>
 *
 * The resources claim no profile and say nothing of {@code active}: PSC sends what a person is, not what the directory
 * promises. Immutable and thread-safe.
 */
public final class FhirProfessional {

    private static final String NATIONAL_ID = "urn:oid:1.2.250.1.71.4.2.1";
    private static final String RPPS = "https://rpps.esante.gouv.fr";
    private static final String PRACTITIONER = "practitioner";
    private static final Set<IdentifierOrigin> NOT_NATIONAL =
            Set.of(IdentifierOrigin.PSI, IdentifierOrigin.TEST, IdentifierOrigin.UNKNOWN);

    private final Professional person;
    private final List<Workplace> workplaces;
    private final List<WorkSituation> situations;

    private FhirProfessional(Professional person) {
        this.person = person;
        this.workplaces = person.workplaces();
        this.situations = person.workSituations();
    }

    /**
     * Wraps a person.
     *
     * @param person the person
     * @return the person as FHIR
     */
    public static FhirProfessional of(Professional person) {
        Arguments.refuseNull(person, "person");
        return new FhirProfessional(person);
    }

    /**
     * Gives the person.
     *
     * @return a {@code Practitioner}: identifiers, names, qualifications
     */
    public FhirResource practitioner() {
        return new FhirResource(Element.resource("Practitioner", PRACTITIONER)
                .with("identifier", identifiers())
                .with("name", names())
                .with("qualification", qualifications())
                .build());
    }

    /**
     * Gives the structures.
     *
     * @return an {@code Organization} for each of {@link Professional#workplaces()}, in their order
     */
    public List<FhirResource> organizations() {
        List<FhirResource> organizations = new ArrayList<>();
        for (int i = 0; i < workplaces.size(); i++) {
            organizations.add(new FhirResource(FhirOrganization.of(workplaces.get(i), organizationId(i))));
        }
        return List.copyOf(organizations);
    }

    /**
     * Gives what the person works as.
     *
     * @return a {@code PractitionerRole} for each of {@link Professional#workSituations()}, in their order
     */
    public List<FhirResource> practitionerRoles() {
        List<FhirResource> roles = new ArrayList<>();
        for (int i = 0; i < situations.size(); i++) {
            roles.add(new FhirResource(role(situations.get(i), "role-" + (i + 1))));
        }
        return List.copyOf(roles);
    }

    /**
     * Gives all of it in one document.
     *
     * @return a {@code Bundle} of type {@code collection} with the person, the structures and the roles, which refer to each
     *     other
     */
    public FhirResource bundle() {
        List<Map<String, Object>> entries = Stream.of(List.of(practitioner()), organizations(), practitionerRoles())
                .flatMap(List::stream)
                .map(resource ->
                        new Element().with("resource", resource.content()).build())
                .toList();
        return new FhirResource(new Element()
                .with("resourceType", "Bundle")
                .with("type", "collection")
                .with("entry", entries)
                .build());
    }

    private List<Map<String, Object>> identifiers() {
        List<Map<String, Object>> identifiers = new ArrayList<>();
        nationalId().ifPresent(id -> identifiers.add(Element.identifier("IDNPS", NATIONAL_ID, id)));
        person.rpps().ifPresent(rpps -> identifiers.add(Element.identifier("RPPS", RPPS, rpps.value())));
        person.nationalId()
                .flatMap(NationalId::psi)
                .ifPresent(psi -> identifiers.add(new Element()
                        .with("system", "urn:ietf:rfc:3986")
                        .with("value", "urn:uuid:" + psi.value().toLowerCase(Locale.ROOT))
                        .build()));
        return identifiers;
    }

    /** An account of Pro Santé Identité has no national identifier of its own; that of the directory goes on. */
    private Optional<String> nationalId() {
        return person.nationalId()
                .filter(id -> !NOT_NATIONAL.contains(id.origin()))
                .map(NationalId::value)
                .or(() -> person.rpps().map(Rpps::value).map(rpps -> "8" + rpps));
    }

    private List<Map<String, Object>> names() {
        Set<Map<String, Object>> names = new LinkedHashSet<>();
        for (Practice practice : person.practices()) {
            if (!practice.name().isEmpty()) {
                names.add(name("usual", practice.name(), practice.title().map(title -> title.code())));
            }
        }
        if (!person.civilName().isEmpty() && !person.practiceNames().contains(person.civilName())) {
            names.add(name("official", person.civilName(), Optional.empty()));
        }
        return List.copyOf(names);
    }

    private Map<String, Object> name(String use, PersonName name, Optional<String> title) {
        return new Element()
                .with("use", use)
                .with("family", name.family())
                .with("given", name.given().stream().toList())
                .with(
                        "prefix",
                        person.civility().map(civility -> civility.code()).stream()
                                .toList())
                .with("suffix", title.stream().toList())
                .build();
    }

    private List<Map<String, Object>> qualifications() {
        Set<Map<String, Object>> codes = new LinkedHashSet<>();
        for (Practice practice : person.practices()) {
            codes.add(Element.concept(List.of(practice.profession(), practice.category())));
            codes.add(Element.concept(practice.skill().map(Skill::coded)));
        }
        return codes.stream()
                .filter(code -> !code.isEmpty())
                .map(code -> new Element().with("code", code).build())
                .toList();
    }

    private Map<String, Object> role(WorkSituation situation, String id) {
        List<Map<String, Object>> codes = situation
                .activity()
                .map(activity -> Stream.of(
                                activity.kind(), activity.mode(), activity.role(), activity.pharmacistSection())
                        .map(Element::concept)
                        .filter(code -> !code.isEmpty())
                        .toList())
                .orElseGet(List::of);
        Map<String, Object> specialty =
                Element.concept(situation.practice().skill().map(Skill::coded));
        return Element.resource("PractitionerRole", id)
                .with("practitioner", reference("Practitioner", PRACTITIONER))
                .with("organization", organization(situation))
                .with("code", codes)
                .with("specialty", specialty.isEmpty() ? List.of() : List.of(specialty))
                .build();
    }

    private Map<String, Object> organization(WorkSituation situation) {
        return person.workplaceOf(situation)
                .map(workplaces::indexOf)
                .map(i -> reference("Organization", organizationId(i)))
                .orElseGet(Map::of);
    }

    private static Map<String, Object> reference(String type, String id) {
        return new Element().with("reference", type + "/" + id).build();
    }

    private static String organizationId(int index) {
        return "organization-" + (index + 1);
    }

    /**
     * Hides the person.
     *
     * @return how many structures and situations there are
     */
    @Override
    public String toString() {
        return "FhirProfessional[•••, organizations=" + workplaces.size() + ", roles=" + situations.size() + "]";
    }
}
