package io.github.psc4j.professional;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes into a stored session: the document alone, so that a newer version of this library reads it anew. */
record SerializedProfessional(Map<String, @Nullable Object> document) implements Serializable {

    private Object readResolve() {
        return Professional.from(document);
    }

    @Override
    public String toString() {
        return "SerializedProfessional[•••]";
    }
}
