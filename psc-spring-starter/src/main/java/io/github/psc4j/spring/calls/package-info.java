/** Calls to other services on behalf of the person. */
@NullMarked
package io.github.psc4j.spring.calls;

import org.jspecify.annotations.NullMarked;
