/**
 * The extension point of the mock provider. An {@link io.github.psc4j.mock.extension.Interceptor} stands between a request
 * and the endpoint; {@link io.github.psc4j.mock.extension.ProviderAccess} puts it there. The attack kit is built on this
 * package alone.
 */
@NullMarked
package io.github.psc4j.mock.extension;

import org.jspecify.annotations.NullMarked;
