/** The decision which token goes along, and the tokens that were exchanged. */
@NullMarked
package io.github.psc4j.internal.propagation;

import org.jspecify.annotations.NullMarked;
