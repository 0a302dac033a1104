/** The ledger of rules: what the specifications ask of a relying party, and which class sees to it. Not for applications. */
@NullMarked
package io.github.psc4j.internal.rule;

import org.jspecify.annotations.NullMarked;
