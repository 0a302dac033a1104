/** The adapter for OkHttp. */
@NullMarked
package io.github.psc4j.internal.adapter.okhttp;

import org.jspecify.annotations.NullMarked;
