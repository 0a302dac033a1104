package io.github.psc4j.mock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests a running mock provider as a parameter of type
 * {@link io.github.psc4j.mock.PscMockProvider PscMockProvider}. On a class there is one for the class, as new before each
 * test, and its tests must not run in parallel with each other; with {@link Lifecycle#PER_METHOD} every test has one of its
 * own and they may. On a method it is for that method alone. Works with JUnit Jupiter 5 and 6.
 *
 * <pre>{@code
 * @PscMock
 * class LoginTest {
 *     @Test
 *     void logs_in(PscMockProvider psc) { … }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(PscMockExtension.class)
public @interface PscMock {

    /**
     * How the provider speaks; one class, one transport.
     *
     * @return the transport
     */
    Transport transport() default Transport.HTTP;

    /**
     * How many providers there are.
     *
     * @return the lifecycle; a method that is annotated itself always has a provider of its own
     */
    Lifecycle lifecycle() default Lifecycle.PER_CLASS;

    /** How many providers there are. */
    enum Lifecycle {
        /** One for all tests of the class and its nested classes, as new before each: the fastest. */
        PER_CLASS,
        /** One for each test, for tests that run in parallel. */
        PER_METHOD
    }

    /** How a provider for tests speaks. */
    enum Transport {
        /** Plain HTTP on loopback. */
        HTTP,
        /** HTTPS with an authority of the provider's own, client certificates wanted. */
        TLS
    }
}
