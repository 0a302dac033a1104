package io.github.psc4j.nomenclature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The value set behind {@code SubjectRole}: each of its codes says which table defines it. The value set has a label and
 * nothing else, and names closed codes as it names open ones; whether a code is closed, since when, and its other labels
 * come from the table that defines it, as far as that table is there.
 */
final class SubjectRoles {

    static final String NAME = "JDV_J65-SubjectRole-DMP";
    static final String OID = "1.2.250.1.213.1.1.5.5";

    private SubjectRoles() {}

    /** A code with the table that defines it. */
    record Row(String code, String oid, String table, String label) {}

    /** @param defining looks a code up in a table, by its OID */
    static Table of(Iterable<Row> rows, List<CodeSystem> systems, Function<Row, Optional<Concept>> defining) {
        return new Table(NAME, OID, () -> {
            Map<String, Coded> codes = new LinkedHashMap<>();
            for (Row row : rows) {
                Concept concept = defining.apply(row)
                        .map(found -> relabelled(found, row.label()))
                        .orElseGet(() -> undefined(row, systems));
                codes.put(row.code(), new Coded(row.code(), Optional.empty(), Optional.of(concept)));
            }
            return Collections.unmodifiableMap(codes);
        });
    }

    private static Concept relabelled(Concept concept, String label) {
        return new Concept(
                concept.system(),
                concept.code(),
                label,
                concept.shortLabel(),
                concept.longLabel(),
                concept.status(),
                concept.validFrom(),
                concept.validTo());
    }

    /** The value set is newer, or older, than the table: all that is known is that it holds the code. */
    private static Concept undefined(Row row, List<CodeSystem> systems) {
        CodeSystem system = systems.stream()
                .filter(known -> known.oid().equals(row.oid()))
                .findFirst()
                .orElseGet(
                        () -> new CodeSystem(row.table(), row.oid(), row.table(), Optional.empty(), Optional.empty()));
        return new Concept(
                system,
                row.code(),
                row.label(),
                row.label(),
                row.label(),
                Concept.Status.ACTIVE,
                Optional.empty(),
                Optional.empty());
    }
}
