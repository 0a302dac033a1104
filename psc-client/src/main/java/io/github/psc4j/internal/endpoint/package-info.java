/** The endpoints of the provider: what is sent to each, and what its response means. Not for applications. */
@NullMarked
package io.github.psc4j.internal.endpoint;

import org.jspecify.annotations.NullMarked;
