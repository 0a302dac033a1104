/** The mock provider as a runnable jar. */
@NullMarked
package io.github.psc4j.mock.cli;

import org.jspecify.annotations.NullMarked;
