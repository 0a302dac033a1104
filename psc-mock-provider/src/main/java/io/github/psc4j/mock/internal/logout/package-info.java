/** The end of sessions, and how the services learn of it. */
@NullMarked
package io.github.psc4j.mock.internal.logout;

import org.jspecify.annotations.NullMarked;
