/** WireMock with the endpoints behind it. */
@NullMarked
package io.github.psc4j.mock.internal.server;

import org.jspecify.annotations.NullMarked;
