package io.github.psc4j.mock.junit;

import io.github.psc4j.mock.fault.FaultInjection;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets something go wrong during one test method. {@code @BeforeEach} and {@code @AfterEach} methods still meet a provider that
 * tells the truth, so that a test can log in first; what they alter by hand ends with the test. Needs {@link PscMock} or a
 * {@link PscMockExtension} on the class or the method.
 *
 * <pre>{@code
 * @Test
 * @PscFault("unavailable@userinfo*2")
 * void tries_again(PscMockProvider psc) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(PscFaultInjector.class)
public @interface PscFault {

    /**
     * What goes wrong, where and how often: {@code name@operation+operation*times}, as {@link FaultInjection#parse} reads it.
     * Several add up.
     *
     * @return the faults
     */
    String[] value();
}
