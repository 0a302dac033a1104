/** What every provider like PSC answers on the wire, asked with plain requests and no help from the client under test. */
@NullMarked
package io.github.psc4j.contract.raw;

import org.jspecify.annotations.NullMarked;
