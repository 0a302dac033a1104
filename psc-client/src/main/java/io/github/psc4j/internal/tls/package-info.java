/** tls. */
@NullMarked
package io.github.psc4j.internal.tls;

import org.jspecify.annotations.NullMarked;
