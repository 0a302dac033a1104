package io.github.psc4j.nomenclature;

import io.github.psc4j.internal.argument.Arguments;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A table of codes (<i>terminologie de référence</i>) published by the Agence du Numérique en Santé, or one of an
 * application.
 *
 * @param name the official name, for instance {@code TRE_G15-ProfessionSante}
 * @param oid the object identifier, as it stands behind {@code ^} in a claim and in CDA documents
 * @param title the French title, for instance {@code Profession de santé}
 * @param version the day of the publication the codes were taken from; for some tables, of a value set drawn from it
 * @param fhirSystem the {@code system} of a FHIR coding as the ANS publishes it; every shipped table has one
 */
public record CodeSystem(String name, String oid, String title, Optional<LocalDate> version, Optional<URI> fhirSystem) {

    /**
     * Refuses {@code null}.
     *
     * @param name the official name, for instance {@code TRE_G15-ProfessionSante}
     * @param oid the object identifier, as it stands behind {@code ^} in a claim and in CDA documents
     * @param title the French title, for instance {@code Profession de santé}
     * @param version the day of the publication the codes were taken from; for some tables, of a value set drawn from it
     * @param fhirSystem the {@code system} of a FHIR coding as the ANS publishes it; every shipped table has one
     */
    public CodeSystem {
        Arguments.refuseNull(fhirSystem, "fhirSystem");
        Arguments.refuseNull(name, "name");
        Arguments.refuseNull(oid, "oid");
        Arguments.refuseNull(title, "title");
        Arguments.refuseNull(version, "version");
    }

    /**
     * Gives a {@code system} that a FHIR coding can hold.
     *
     * @return the published one, else the OID as a URN ({@code urn:oid:…}), which FHIR allows for any code system
     */
    public URI systemUri() {
        return fhirSystem.orElseGet(() -> URI.create("urn:oid:" + oid));
    }
}
