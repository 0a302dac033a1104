/** What the adapters for HTTP clients have in common. */
@NullMarked
package io.github.psc4j.internal.adapter;

import org.jspecify.annotations.NullMarked;
