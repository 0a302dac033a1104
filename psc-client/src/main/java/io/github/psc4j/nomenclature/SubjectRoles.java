package io.github.psc4j.nomenclature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The value set behind {@code SubjectRole}: each of its codes says which table defines it. */
final class SubjectRoles {

    static final String NAME = "JDV_J65-SubjectRole-DMP";
    static final String OID = "1.2.250.1.213.1.1.5.5";

    private SubjectRoles() {}

    static Table load(Map<String, CodeSystem> systemsByOid) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        for (String[] row : TsvFile.rows(NAME)) {
            String code = row[0];
            String label = row[1];
            CodeSystem system = Optional.ofNullable(systemsByOid.get(row[2]))
                    .orElseGet(() -> new CodeSystem(row[3], row[2], row[3], Optional.empty()));
            concepts.put(
                    code,
                    new Concept(
                            system,
                            code,
                            label,
                            label,
                            label,
                            Concept.Status.ACTIVE,
                            Optional.empty(),
                            Optional.empty()));
        }
        return new Table(NAME, OID, concepts);
    }
}
