/** The authorization code flow: start, pending login, callback. */
@NullMarked
package io.github.psc4j.login;

import org.jspecify.annotations.NullMarked;
