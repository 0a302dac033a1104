/** The keys with which the provider signs. */
@NullMarked
package io.github.psc4j.mock.internal.key;

import org.jspecify.annotations.NullMarked;
