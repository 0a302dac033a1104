/** One class an endpoint, one exception for every refusal. */
@NullMarked
package io.github.psc4j.mock.internal.endpoint;

import org.jspecify.annotations.NullMarked;
