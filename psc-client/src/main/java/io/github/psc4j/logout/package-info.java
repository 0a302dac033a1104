/** The end of a session: local, or global at the provider too. */
@NullMarked
package io.github.psc4j.logout;

import org.jspecify.annotations.NullMarked;
