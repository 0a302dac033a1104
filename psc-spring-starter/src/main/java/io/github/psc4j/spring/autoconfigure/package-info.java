/** What Spring Boot sets up when the starter is on the class path; each part gives way to a bean of the application. */
@NullMarked
package io.github.psc4j.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
