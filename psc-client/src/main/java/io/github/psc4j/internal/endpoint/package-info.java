/** endpoint. */
@NullMarked
package io.github.psc4j.internal.endpoint;

import org.jspecify.annotations.NullMarked;
