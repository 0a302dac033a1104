/** How the attacks are run and their outcome is determined. */
@NullMarked
package io.github.psc4j.attack.internal;

import org.jspecify.annotations.NullMarked;
