/** The attacks, and what a client did about each. */
@NullMarked
package io.github.psc4j.attack.report;

import org.jspecify.annotations.NullMarked;
