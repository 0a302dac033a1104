/** The adapter for OpenFeign: with the one for OkHttp, the place of the public API that names types of a library. */
@NullMarked
package io.github.psc4j.propagation.feign;

import org.jspecify.annotations.NullMarked;
