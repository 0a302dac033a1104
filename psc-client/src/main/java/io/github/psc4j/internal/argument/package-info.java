/** The refusal of arguments. */
@NullMarked
package io.github.psc4j.internal.argument;

import org.jspecify.annotations.NullMarked;
