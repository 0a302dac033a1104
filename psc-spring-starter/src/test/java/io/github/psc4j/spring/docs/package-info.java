/** The samples of the README, compiled. */
package io.github.psc4j.spring.docs;
