/** The requests to the mock provider and its responses, with assertions that need no assertion library. */
@NullMarked
package io.github.psc4j.mock.journal;

import org.jspecify.annotations.NullMarked;
