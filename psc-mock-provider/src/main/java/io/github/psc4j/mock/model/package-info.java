/** The values that describe a provider: people, clients, target services, settings, and the rules by which it refuses. */
@NullMarked
package io.github.psc4j.mock.model;

import org.jspecify.annotations.NullMarked;
