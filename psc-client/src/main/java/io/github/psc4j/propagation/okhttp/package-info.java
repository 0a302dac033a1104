/** The adapter for OkHttp: the one place of the public API that names a type of it. */
@NullMarked
package io.github.psc4j.propagation.okhttp;

import org.jspecify.annotations.NullMarked;
