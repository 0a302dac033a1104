/** The ground floor: the timeline of what the library does, for metrics, traces and audit. */
@NullMarked
package io.github.psc4j.event;

import org.jspecify.annotations.NullMarked;
