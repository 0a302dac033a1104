/** The mock provider in a JUnit Jupiter test. */
@NullMarked
package io.github.psc4j.mock.junit;

import org.jspecify.annotations.NullMarked;
