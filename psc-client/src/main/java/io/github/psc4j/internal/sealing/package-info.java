/** Random values, and the seal on what a browser keeps. */
@NullMarked
package io.github.psc4j.internal.sealing;

import org.jspecify.annotations.NullMarked;
