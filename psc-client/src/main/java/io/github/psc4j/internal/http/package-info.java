/** http. */
@NullMarked
package io.github.psc4j.internal.http;

import org.jspecify.annotations.NullMarked;
