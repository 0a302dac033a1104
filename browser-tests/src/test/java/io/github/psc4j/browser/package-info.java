/** A person's browser before the example application. */
@NullMarked
package io.github.psc4j.browser;

import org.jspecify.annotations.NullMarked;
