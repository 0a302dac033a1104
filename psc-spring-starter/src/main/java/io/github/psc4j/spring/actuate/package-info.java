/** What operators see. */
@NullMarked
package io.github.psc4j.spring.actuate;

import org.jspecify.annotations.NullMarked;
