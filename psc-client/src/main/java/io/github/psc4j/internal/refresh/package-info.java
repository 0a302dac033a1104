/** Values that expire and are loaded again: once, however many threads want them. Not for applications. */
@NullMarked
package io.github.psc4j.internal.refresh;

import org.jspecify.annotations.NullMarked;
