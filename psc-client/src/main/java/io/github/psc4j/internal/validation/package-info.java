/** What a token must satisfy, one class a rule; the validators are lists of rules. */
@NullMarked
package io.github.psc4j.internal.validation;

import org.jspecify.annotations.NullMarked;
