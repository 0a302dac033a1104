/** The validation of received requests and tokens, and what is kept of it. */
@NullMarked
package io.github.psc4j.internal.resource;

import org.jspecify.annotations.NullMarked;
