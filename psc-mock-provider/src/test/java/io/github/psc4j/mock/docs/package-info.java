/** The samples of the README, compiled and run. */
@NullMarked
package io.github.psc4j.mock.docs;

import org.jspecify.annotations.NullMarked;
