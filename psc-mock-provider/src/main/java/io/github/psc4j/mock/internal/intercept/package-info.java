/** Between the requests and the endpoints. */
@NullMarked
package io.github.psc4j.mock.internal.intercept;

import org.jspecify.annotations.NullMarked;
