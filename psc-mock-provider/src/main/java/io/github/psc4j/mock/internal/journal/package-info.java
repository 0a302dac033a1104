/** How the journal is kept. */
@NullMarked
package io.github.psc4j.mock.internal.journal;

import org.jspecify.annotations.NullMarked;
