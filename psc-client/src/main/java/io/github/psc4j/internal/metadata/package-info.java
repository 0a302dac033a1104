/** metadata. */
@NullMarked
package io.github.psc4j.internal.metadata;

import org.jspecify.annotations.NullMarked;
