/** sealing. */
@NullMarked
package io.github.psc4j.internal.sealing;

import org.jspecify.annotations.NullMarked;
