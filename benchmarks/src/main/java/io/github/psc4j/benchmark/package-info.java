/** This library and its peers, side by side in one run. */
@NullMarked
package io.github.psc4j.benchmark;

import org.jspecify.annotations.NullMarked;
