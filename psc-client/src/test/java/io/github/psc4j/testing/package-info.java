/** What the tests of this module share: a clock, tokens, a provider that does as it is told. */
package io.github.psc4j.testing;
