/** The seam between the contract and the providers that have to keep it. */
@NullMarked
package io.github.psc4j.contract;

import org.jspecify.annotations.NullMarked;
