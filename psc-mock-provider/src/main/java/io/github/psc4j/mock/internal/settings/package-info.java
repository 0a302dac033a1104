/** What is fixed when the provider starts. */
@NullMarked
package io.github.psc4j.mock.internal.settings;

import org.jspecify.annotations.NullMarked;
