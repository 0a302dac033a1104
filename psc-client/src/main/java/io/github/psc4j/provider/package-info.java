/** The environments of Pro Santé Connect, its discovery document and its keys: fetched, kept, refreshed ahead of time. */
@NullMarked
package io.github.psc4j.provider;

import org.jspecify.annotations.NullMarked;
