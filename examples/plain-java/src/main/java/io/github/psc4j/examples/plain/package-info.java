/** A web application without Spring. */
@NullMarked
package io.github.psc4j.examples.plain;

import org.jspecify.annotations.NullMarked;
