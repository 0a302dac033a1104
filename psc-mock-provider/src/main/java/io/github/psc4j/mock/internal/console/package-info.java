/**
 * The console: for developers and testers, in English as the rules and faults that it shows; the login page, for people, is
 * French.
 */
@NullMarked
package io.github.psc4j.mock.internal.console;

import org.jspecify.annotations.NullMarked;
