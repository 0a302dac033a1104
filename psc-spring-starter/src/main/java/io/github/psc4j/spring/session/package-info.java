/** Bounds of sessions, and their end at the provider. */
@NullMarked
package io.github.psc4j.spring.session;

import org.jspecify.annotations.NullMarked;
