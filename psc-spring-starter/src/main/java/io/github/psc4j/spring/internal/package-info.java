/** The adapters that Spring Security calls. Not for applications: everything here may change. */
@NullMarked
package io.github.psc4j.spring.internal;

import org.jspecify.annotations.NullMarked;
