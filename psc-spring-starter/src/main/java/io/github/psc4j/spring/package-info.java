/**
 * Pro Santé Connect in Spring Security: the principal, the one line for a filter chain, the calls to other services. Holds no
 * protocol: each class turns a type of Spring into a call of {@code psc-client}.
 */
@NullMarked
package io.github.psc4j.spring;

import org.jspecify.annotations.NullMarked;
