package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.spring.session.HttpSessionBoundsFilter;
import io.github.psc4j.web.PscWeb;
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
    HttpSessionBoundsFilter pscSessionBounds(PscWeb web) {
        return new HttpSessionBoundsFilter(web);
    }

    /** Before the filters of Spring Security, of which there may be several chains. */
    @Bean
    FilterRegistrationBean<HttpSessionBoundsFilter> pscSessionBoundsFilter(HttpSessionBoundsFilter bounds) {
        FilterRegistrationBean<HttpSessionBoundsFilter> registration = new FilterRegistrationBean<>(bounds);
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionBoundsFilter> pscSessionEnd(HttpSessionBoundsFilter bounds) {
        return new ServletListenerRegistrationBean<>(bounds);
    }
}
