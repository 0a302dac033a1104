/** The ledger of rules: what the specifications ask of a relying party, and which class sees to it. Not for applications. */
@NullMarked
package io.github.psc4j.internal.requirement;

import org.jspecify.annotations.NullMarked;
