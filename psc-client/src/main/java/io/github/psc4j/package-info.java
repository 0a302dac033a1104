/** What a user of the library sees first: {@code PscClient} and its builder. */
@NullMarked
package io.github.psc4j;

import org.jspecify.annotations.NullMarked;
