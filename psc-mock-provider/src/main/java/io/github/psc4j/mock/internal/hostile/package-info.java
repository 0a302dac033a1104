/** How the attacks are played and judged. */
@NullMarked
package io.github.psc4j.mock.internal.hostile;

import org.jspecify.annotations.NullMarked;
