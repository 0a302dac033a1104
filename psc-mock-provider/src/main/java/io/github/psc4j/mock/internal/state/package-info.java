/** One running provider: its settings, and what changes while it runs. */
@NullMarked
package io.github.psc4j.mock.internal.state;

import org.jspecify.annotations.NullMarked;
