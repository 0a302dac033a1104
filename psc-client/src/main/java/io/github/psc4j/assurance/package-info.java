/** How sure the provider is of who logged in: eIDAS levels, compared and never string-matched. */
@NullMarked
package io.github.psc4j.assurance;

import org.jspecify.annotations.NullMarked;
