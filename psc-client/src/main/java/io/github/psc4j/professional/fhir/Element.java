package io.github.psc4j.professional.fhir;

import io.github.psc4j.nomenclature.Coded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A FHIR element or resource being built; what is empty is left out, as FHIR requires. */
final class Element {

    /** The types of identifiers in France, as the core profiles and the Annuaire Santé use them. */
    static final String IDENTIFIER_TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";

    private final Map<String, Object> members = new LinkedHashMap<>();

    static Element resource(String type, String id) {
        return new Element().with("resourceType", type).with("id", id);
    }

    Element with(String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
        return this;
    }

    Element with(String name, Optional<String> value) {
        return with(name, value.orElse(""));
    }

    Element with(String name, Map<String, Object> value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
        return this;
    }

    Element with(String name, List<?> values) {
        if (!values.isEmpty()) {
            members.put(name, List.copyOf(values));
        }
        return this;
    }

    Map<String, Object> build() {
        return Collections.unmodifiableMap(members);
    }

    static Map<String, Object> identifier(String type, String system, String value) {
        Map<String, Object> coding = new Element()
                .with("system", IDENTIFIER_TYPES)
                .with("code", type)
                .build();
        return new Element()
                .with("use", "official")
                .with("type", new Element().with("coding", List.of(coding)).build())
                .with("system", system)
                .with("value", value)
                .build();
    }

    static Map<String, Object> concept(Optional<Coded> code) {
        return concept(List.of(code));
    }

    /** Codes of one meaning: a code that is in no table and came without OID is a text, since nobody knows its system. */
    static Map<String, Object> concept(List<Optional<Coded>> codes) {
        List<Coded> known = codes.stream().flatMap(Optional::stream).toList();
        List<Map<String, Object>> codings = known.stream()
                .filter(coded -> coded.systemUri().isPresent())
                .map(Element::coding)
                .toList();
        String text = known.isEmpty() || !codings.isEmpty() ? "" : known.get(0).code();
        return new Element().with("coding", codings).with("text", text).build();
    }

    private static Map<String, Object> coding(Coded coded) {
        return new Element()
                .with("system", coded.systemUri().map(Object::toString))
                .with("code", coded.code())
                .with("display", coded.concept().map(concept -> concept.longLabel()))
                .build();
    }
}
