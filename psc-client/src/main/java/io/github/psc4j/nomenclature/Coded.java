package io.github.psc4j.nomenclature;

import io.github.psc4j.internal.argument.Arguments;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A coded value as Pro Santé Connect sent it, with its meaning where the code is known. A code unknown to the shipped
 * tables keeps its code and has no label: the ANS adds codes every month, and none of them may lock a person out.
 *
 * @param code the code as it was sent, without the OID
 * @param statedOid the OID that was sent behind the code ({@code SA07^1.2.250.1.71.4.2.4}), where there was one
 * @param concept the meaning of the code, where it is known
 */
public record Coded(String code, Optional<String> statedOid, Optional<Concept> concept) implements Comparable<Coded> {

    private static final Predicate<String> OID =
            Pattern.compile("[0-2](?:\\.[0-9]{1,30}){1,60}").asMatchPredicate();

    /**
     * Refuses {@code null}.
     *
     * @param code the code as it was sent, without the OID
     * @param statedOid the OID that was sent behind the code ({@code SA07^1.2.250.1.71.4.2.4}), where there was one
     * @param concept the meaning of the code, where it is known
     */
    public Coded {
        Arguments.refuseNull(code, "code");
        Arguments.refuseNull(concept, "concept");
        Arguments.refuseNull(statedOid, "statedOid");
    }

    /**
     * Gives the full French label.
     *
     * @return the label; empty where the code is unknown
     */
    public Optional<String> label() {
        return concept.map(Concept::label);
    }

    /**
     * Gives a French label of about 30 characters.
     *
     * @return the short label; empty where the code is unknown
     */
    public Optional<String> shortLabel() {
        return concept.map(Concept::shortLabel);
    }

    /**
     * Gives the OID of the code system.
     *
     * @return the OID of the system that defines the code, else the OID that was sent, else empty
     */
    public Optional<String> oid() {
        return concept.map(found -> found.system().oid()).or(() -> statedOid);
    }

    /**
     * Gives the {@code system} of a FHIR coding.
     *
     * @return the URI of the system that defines the code, else the OID that was sent as {@code urn:oid:…}, else empty
     */
    public Optional<URI> systemUri() {
        return concept.map(found -> found.system().systemUri())
                .or(() -> statedOid.filter(OID).map(oid -> URI.create("urn:oid:" + oid)));
    }

    /**
     * Tells whether the code is found in the tables.
     *
     * @return {@code true} if there is a label
     */
    public boolean isKnown() {
        return concept.isPresent();
    }

    /** Orders by code, then by the system that defines it. */
    @Override
    public int compareTo(Coded other) {
        int byCode = code.compareTo(other.code);
        if (byCode != 0) {
            return byCode;
        }
        int bySystem = oid().orElse("").compareTo(other.oid().orElse(""));
        return bySystem != 0 ? bySystem : statedOid.orElse("").compareTo(other.statedOid.orElse(""));
    }

    /**
     * Describes a known code with its label. An unknown one is not printed, since nobody knows what it holds.
     *
     * @return for instance {@code 10 "Médecin"}, or {@code unknown code}
     */
    @Override
    public String toString() {
        return concept.map(found -> found.code() + " \"" + found.label() + '"').orElse("unknown code");
    }
}
