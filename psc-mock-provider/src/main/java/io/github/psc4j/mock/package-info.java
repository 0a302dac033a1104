/** A whole Pro Santé Connect for tests and development: start it, log somebody in, alter what it says. */
@NullMarked
package io.github.psc4j.mock;

import org.jspecify.annotations.NullMarked;
