/** The token set and the grants that yield it. */
@NullMarked
package io.github.psc4j.token;

import org.jspecify.annotations.NullMarked;
