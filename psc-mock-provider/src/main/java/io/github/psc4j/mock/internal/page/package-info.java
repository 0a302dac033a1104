/** The pages that a person reads, in French. */
@NullMarked
package io.github.psc4j.mock.internal.page;

import org.jspecify.annotations.NullMarked;
