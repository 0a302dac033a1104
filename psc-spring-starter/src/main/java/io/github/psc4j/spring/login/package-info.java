/** Login with Pro Santé Connect as filters of Spring Security. */
@NullMarked
package io.github.psc4j.spring.login;

import org.jspecify.annotations.NullMarked;
