/** The hostile provider: attacks on a client, and the report of what it refused. */
@NullMarked
package io.github.psc4j.mock.hostile;

import org.jspecify.annotations.NullMarked;
