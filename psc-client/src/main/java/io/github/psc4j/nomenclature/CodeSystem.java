package io.github.psc4j.nomenclature;

import java.net.URI;
import java.util.Optional;

/**
 * A table of codes (<i>terminologie de référence</i>) published by the Agence du Numérique en Santé.
 *
 * @param name the official name, for instance {@code TRE_G15-ProfessionSante}
 * @param oid the object identifier, as it stands behind {@code ^} in a claim and in CDA documents
 * @param title the French title, for instance {@code Profession de santé}
 * @param fhirSystem the {@code system} of a FHIR coding, where one is confirmed; empty does not mean that there is none
 */
public record CodeSystem(String name, String oid, String title, Optional<URI> fhirSystem) {}
