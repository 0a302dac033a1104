/** The documents that a provider publishes: metadata and key set, cached. Not for applications. */
@NullMarked
package io.github.psc4j.internal.metadata;

import org.jspecify.annotations.NullMarked;
