/** What the tests of several modules use. */
package io.github.psc4j.testsupport;
