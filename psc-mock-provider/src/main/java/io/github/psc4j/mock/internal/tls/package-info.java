/** A certificate authority in memory, for TLS and client certificates. */
@NullMarked
package io.github.psc4j.mock.internal.tls;

import org.jspecify.annotations.NullMarked;
