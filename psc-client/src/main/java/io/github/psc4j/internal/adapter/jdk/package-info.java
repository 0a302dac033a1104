/** The adapter for the HTTP client of the JDK. */
@NullMarked
package io.github.psc4j.internal.adapter.jdk;

import org.jspecify.annotations.NullMarked;
