package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.spring.internal.LiveSessions;
import io.github.psc4j.spring.internal.LoginSettings;
import io.github.psc4j.spring.internal.SessionBounds;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bounds of sessions, for every filter chain of the application. */
@Configuration(proxyBeanMethods = false)
class PscSessionConfiguration {

    @Bean
    LiveSessions pscLiveSessions() {
        return new LiveSessions();
    }

    @Bean
    SessionBounds pscSessionBounds(LoginSettings settings) {
        return new SessionBounds(settings.clock());
    }

    /** Before the filters of Spring Security, of which there may be several chains. */
    @Bean
    FilterRegistrationBean<SessionBounds> pscSessionBoundsFilter(SessionBounds bounds) {
        FilterRegistrationBean<SessionBounds> registration = new FilterRegistrationBean<>(bounds);
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    ServletListenerRegistrationBean<SessionBounds> pscSessionEnd(SessionBounds bounds) {
        return new ServletListenerRegistrationBean<>(bounds);
    }
}
