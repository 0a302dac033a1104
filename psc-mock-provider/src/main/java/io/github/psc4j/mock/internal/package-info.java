/** What the provider is made of; not for users. */
@NullMarked
package io.github.psc4j.mock.internal;

import org.jspecify.annotations.NullMarked;
