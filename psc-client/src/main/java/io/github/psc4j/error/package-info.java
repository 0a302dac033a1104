/** The ground floor: every way a call of this library can fail, with a stable code. */
@NullMarked
package io.github.psc4j.error;

import org.jspecify.annotations.NullMarked;
