/** The samples of the README, compiled and run. */
@NullMarked
package io.github.psc4j.docs;

import org.jspecify.annotations.NullMarked;
