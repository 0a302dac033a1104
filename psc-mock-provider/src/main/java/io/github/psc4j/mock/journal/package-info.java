/** What was asked of the mock provider and what it answered, with assertions that need no assertion library. */
@NullMarked
package io.github.psc4j.mock.journal;

import org.jspecify.annotations.NullMarked;
