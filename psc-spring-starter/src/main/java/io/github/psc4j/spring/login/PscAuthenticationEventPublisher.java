package io.github.psc4j.spring.login;

import io.github.psc4j.spring.PscAuthenticationException;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.core.AuthenticationException;

/**
 * Publishes which logins succeeded and which failed. Spring's publisher knows the exceptions of Spring alone, and says nothing
 * of others.
 */
final class PscAuthenticationEventPublisher {
    private static final Map<
                    Class<? extends AuthenticationException>, Class<? extends AbstractAuthenticationFailureEvent>>
            EVENTS = Map.of(
                    PscAuthenticationException.class, AuthenticationFailureBadCredentialsEvent.class,
                    NotAdmittedAuthenticationException.class, AuthenticationFailureDisabledEvent.class,
                    ApplicationFailureException.class, AuthenticationFailureServiceExceptionEvent.class);

    private PscAuthenticationEventPublisher() {}

    /** A publisher of the application's own making stays; Spring Boot's gets a twin that knows our exceptions. */
    static AuthenticationEventPublisher of(
            AuthenticationEventPublisher configured, ApplicationEventPublisher applicationEvents) {
        if (configured.getClass() != DefaultAuthenticationEventPublisher.class) {
            return configured;
        }
        DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(applicationEvents);
        publisher.setAdditionalExceptionMappings(EVENTS);
        return publisher;
    }
}
