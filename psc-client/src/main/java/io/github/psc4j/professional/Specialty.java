package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import java.util.Optional;

/**
 * A specialty recognised by a professional order, for instance {@code SM54}, general medicine.
 *
 * @param coded the code with its meaning
 */
public record Specialty(Coded coded) {

    /**
     * Refuses {@code null}.
     *
     * @param coded the code with its meaning
     */
    public Specialty {
        Arguments.refuseNull(coded, "coded");
    }

    /**
     * Gives the code.
     *
     * @return the code as it was sent
     */
    public String code() {
        return coded.code();
    }

    /**
     * Gives the French label.
     *
     * @return the official label; empty if the code is unknown
     */
    public Optional<String> label() {
        return coded.label();
    }

    /**
     * Describes the specialty.
     *
     * @return code and label, for instance {@code SM54 "Médecine générale (SM)"}
     */
    @Override
    public String toString() {
        return coded.toString();
    }
}
