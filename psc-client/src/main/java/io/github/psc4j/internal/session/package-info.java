/** Sessions whose tokens can be refreshed, and what refreshes them. */
@NullMarked
package io.github.psc4j.internal.session;

import org.jspecify.annotations.NullMarked;
