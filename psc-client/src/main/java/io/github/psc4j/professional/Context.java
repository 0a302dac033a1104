package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import io.github.psc4j.nomenclature.Nomenclatures;

/** What the reading of one document needs everywhere: the tables, and a place for what is odd. */
record Context(Nomenclatures nomenclatures, Doubts doubts) {

    Coded coded(CodedField field, String text) {
        return nomenclatures.read(field, text);
    }

    void doubt(Doubt.Kind kind, String path) {
        doubts.add(kind, path);
    }
}
