/** The client that is attacked, and how it is driven. */
@NullMarked
package io.github.psc4j.attack.client;

import org.jspecify.annotations.NullMarked;
