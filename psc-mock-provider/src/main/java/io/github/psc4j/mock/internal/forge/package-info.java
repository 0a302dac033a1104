/** Tokens that no honest provider would make. */
@NullMarked
package io.github.psc4j.mock.internal.forge;

import org.jspecify.annotations.NullMarked;
