/** The authorization code flow, and the rules for its callback. */
@NullMarked
package io.github.psc4j.internal.login;

import org.jspecify.annotations.NullMarked;
