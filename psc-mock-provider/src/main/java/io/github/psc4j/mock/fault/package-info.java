/** Faults by name: what an honest provider does on a bad day. */
@NullMarked
package io.github.psc4j.mock.fault;

import org.jspecify.annotations.NullMarked;
