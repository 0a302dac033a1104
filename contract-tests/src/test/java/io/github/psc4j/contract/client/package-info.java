/** What the client does at every provider like PSC. */
@NullMarked
package io.github.psc4j.contract.client;

import org.jspecify.annotations.NullMarked;
