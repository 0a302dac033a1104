/** The ground floor: how large, how deep and how many anything from outside may be. */
@NullMarked
package io.github.psc4j.internal.limit;

import org.jspecify.annotations.NullMarked;
