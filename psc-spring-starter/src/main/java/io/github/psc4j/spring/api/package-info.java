/** Requests with tokens. */
@NullMarked
package io.github.psc4j.spring.api;

import org.jspecify.annotations.NullMarked;
