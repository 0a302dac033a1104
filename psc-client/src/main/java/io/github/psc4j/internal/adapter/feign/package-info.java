/** The adapter for OpenFeign: the one place that needs it. */
@NullMarked
package io.github.psc4j.internal.adapter.feign;

import org.jspecify.annotations.NullMarked;
