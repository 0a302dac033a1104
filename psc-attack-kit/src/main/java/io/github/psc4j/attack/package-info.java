/** A hostile provider to run against your own application, with a report for a test and for a security officer. */
@NullMarked
package io.github.psc4j.attack;

import org.jspecify.annotations.NullMarked;
