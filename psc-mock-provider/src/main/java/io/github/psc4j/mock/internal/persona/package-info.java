/** How the bundled personas are put together. */
@NullMarked
package io.github.psc4j.mock.internal.persona;

import org.jspecify.annotations.NullMarked;
