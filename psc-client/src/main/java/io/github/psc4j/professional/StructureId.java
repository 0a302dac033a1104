package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;

/**
 * An identifier of a structure whose form nobody has published, for instance {@code R102671}: compare it, do not read it.
 *
 * @param value the number as it was received
 */
public record StructureId(String value) implements Identifier, Comparable<StructureId> {

    /**
     * Refuses {@code null}.
     *
     * @param value the number as it was received
     */
    public StructureId {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return true;
    }

    @Override
    public int compareTo(StructureId other) {
        return value.compareTo(other.value);
    }

    /**
     * Hides the number.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "StructureId[•••]";
    }
}
