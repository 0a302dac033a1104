/** Helpers that know nothing of the provider. */
@NullMarked
package io.github.psc4j.mock.internal.util;

import org.jspecify.annotations.NullMarked;
