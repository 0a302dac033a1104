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
 * {@link io.github.psc4j.mock.PscMockProvider PscMockProvider}: one for the class, as new before each test. Tests of the
 * class must not run in parallel with each other.
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

    /** How a provider for tests speaks. */
    enum Transport {
        /** Plain HTTP on loopback. */
        HTTP,
        /** HTTPS with an authority of the provider's own, client certificates wanted. */
        TLS
    }
}
