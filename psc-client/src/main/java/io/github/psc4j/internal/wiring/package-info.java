/** The object graphs of the client and of the resource server. */
@NullMarked
package io.github.psc4j.internal.wiring;

import org.jspecify.annotations.NullMarked;
