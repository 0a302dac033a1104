/** The ground floor: values that must not be printed, and the means to make and to seal them. */
@NullMarked
package io.github.psc4j.secret;

import org.jspecify.annotations.NullMarked;
