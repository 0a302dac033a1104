package io.github.psc4j.nomenclature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One shipped table, in the order of its file. */
record Table(String name, String oid, Map<String, Concept> concepts) {

    Table {
        concepts = Collections.unmodifiableMap(new LinkedHashMap<>(concepts));
    }

    Optional<Concept> find(String code) {
        return Optional.ofNullable(concepts.get(code));
    }

    List<Concept> all() {
        return List.copyOf(concepts.values());
    }
}
