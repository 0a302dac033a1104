/** Which token may go to which service: none, unless the configuration names the service. */
@NullMarked
package io.github.psc4j.propagation;

import org.jspecify.annotations.NullMarked;
