package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import io.github.psc4j.nomenclature.Nomenclatures;

/** What the reading of one document needs everywhere: the tables, and a place for what is odd. */
record Context(Nomenclatures nomenclatures, Issues issues) {

    Coded coded(CodedField field, String text) {
        return nomenclatures.read(field, text);
    }

    void issue(Issue.Kind kind, String path) {
        issues.add(kind, path);
    }
}
