/** How text and bytes are written down: one place for each form. Not for applications. */
@NullMarked
package io.github.psc4j.internal.encoding;

import org.jspecify.annotations.NullMarked;
