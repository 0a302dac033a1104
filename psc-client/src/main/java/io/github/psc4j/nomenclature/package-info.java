/** The code systems of the Agence du Numérique en Santé that Pro Santé Connect uses, with their French labels. */
@NullMarked
package io.github.psc4j.nomenclature;

import org.jspecify.annotations.NullMarked;
