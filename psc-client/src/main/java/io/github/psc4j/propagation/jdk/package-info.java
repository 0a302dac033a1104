/** The adapter for the HTTP client of the JDK. */
@NullMarked
package io.github.psc4j.propagation.jdk;

import org.jspecify.annotations.NullMarked;
