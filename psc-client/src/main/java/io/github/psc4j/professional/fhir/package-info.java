/** The professional as FHIR R4 resources, for those who have FHIR and those who have not: maps and JSON, no library of FHIR. */
@NullMarked
package io.github.psc4j.professional.fhir;

import org.jspecify.annotations.NullMarked;
