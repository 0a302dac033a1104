package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.PscSecurity;
import io.github.psc4j.spring.internal.CallbackQueryFilter;
import io.github.psc4j.spring.internal.LoginSettings;
import io.github.psc4j.spring.internal.SessionCookie;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.ConditionalOnDefaultServletWebSecurity;
import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Login in a servlet application; a filter chain of its own where the application has none. */
@AutoConfiguration(after = PscAutoConfiguration.class, before = ServletWebSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpSecurity.class)
@ConditionalOnBooleanProperty(name = "psc.login-enabled", matchIfMissing = true)
@Import(PscSessionConfiguration.class)
public final class PscSecurityAutoConfiguration {

    /** For Spring. */
    public PscSecurityAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    LoginSettings pscLoginSettings(
            PscProperties properties,
            ObjectProvider<PscClient> psc,
            ObjectProvider<PscDetailsConfiguration> details,
            ObjectProvider<ServletContext> servlet,
            ObjectProvider<Clock> clock) {
        ServletContext running = servlet.getIfAvailable();
        String contextPath = running == null ? "" : running.getContextPath();
        URI redirect = details.getIfAvailable() == null
                ? psc.getObject().login().redirectUri()
                : ofDetails(properties.redirectUri(), contextPath);
        return new LoginSettings(
                CallbackPath.of(properties.callbackPath(), redirect, contextPath),
                !"http".equalsIgnoreCase(redirect.getScheme()),
                clock.getIfAvailable(Clock::systemUTC));
    }

    /** The client of a simulator cannot be asked: it waits for the port of the application. */
    private static URI ofDetails(@Nullable URI configured, String contextPath) {
        return configured == null
                ? URI.create("http://localhost" + contextPath + LoginSettings.CALLBACK_PATH)
                : configured;
    }

    /** Before the filters of Spring Security, which would log the query; after those that put forwarded headers to use. */
    @Bean
    FilterRegistrationBean<CallbackQueryFilter> pscCallbackQueryFilter(LoginSettings settings) {
        FilterRegistrationBean<CallbackQueryFilter> registration =
                new FilterRegistrationBean<>(new CallbackQueryFilter(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }

    @Bean
    ServletContextInitializer pscSessionCookie(LoginSettings settings, Environment environment) {
        return new SessionCookie(settings, environment.getProperty(SessionCookie.PROPERTY, ""));
    }

    @Bean
    @Order(SecurityFilterProperties.BASIC_AUTH_ORDER)
    @ConditionalOnDefaultServletWebSecurity
    SecurityFilterChain pscSecurityFilterChain(HttpSecurity http) {
        http.authorizeHttpRequests(
                requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PathRequest.toStaticResources().atCommonLocations())
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        http.with(PscSecurity.pscLogin(), Customizer.withDefaults());
        return http.build();
    }
}
