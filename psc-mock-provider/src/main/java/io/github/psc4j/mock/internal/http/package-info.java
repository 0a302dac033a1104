/** Between WireMock and the endpoints: plain requests and responses. */
@NullMarked
package io.github.psc4j.mock.internal.http;

import org.jspecify.annotations.NullMarked;
