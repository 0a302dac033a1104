/** A servlet application without Spring. */
@NullMarked
package io.github.psc4j.examples.servlet;

import org.jspecify.annotations.NullMarked;
