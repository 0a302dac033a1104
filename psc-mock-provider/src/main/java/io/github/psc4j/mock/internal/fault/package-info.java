/** How the faults are done. */
@NullMarked
package io.github.psc4j.mock.internal.fault;

import org.jspecify.annotations.NullMarked;
