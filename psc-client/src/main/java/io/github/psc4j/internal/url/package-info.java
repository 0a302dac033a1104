/** url. */
@NullMarked
package io.github.psc4j.internal.url;

import org.jspecify.annotations.NullMarked;
