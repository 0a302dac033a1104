/** Logout at the provider, and by the provider. */
@NullMarked
package io.github.psc4j.internal.logout;

import org.jspecify.annotations.NullMarked;
