/** The professional in the words of the VIHF, the SAML assertion of the French exchange standards (CI-SIS). */
@NullMarked
package io.github.psc4j.professional.vihf;

import org.jspecify.annotations.NullMarked;
