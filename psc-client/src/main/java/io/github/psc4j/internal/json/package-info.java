/** JSON from outside, read within bounds. */
@NullMarked
package io.github.psc4j.internal.json;

import org.jspecify.annotations.NullMarked;
