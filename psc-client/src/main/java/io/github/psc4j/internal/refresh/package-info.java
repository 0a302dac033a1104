/** Renewing what wears out: once, however many ask. Not for applications. */
@NullMarked
package io.github.psc4j.internal.refresh;

import org.jspecify.annotations.NullMarked;
