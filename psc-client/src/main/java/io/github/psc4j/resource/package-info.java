/** A service that receives tokens (a resource server, RFC 6750): whose tokens it takes, and what it answers to a request. */
@NullMarked
package io.github.psc4j.resource;

import org.jspecify.annotations.NullMarked;
