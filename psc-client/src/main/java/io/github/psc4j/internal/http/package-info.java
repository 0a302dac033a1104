/** Calls of the provider over HTTP, and what its endpoints return. Not for applications. */
@NullMarked
package io.github.psc4j.internal.http;

import org.jspecify.annotations.NullMarked;
