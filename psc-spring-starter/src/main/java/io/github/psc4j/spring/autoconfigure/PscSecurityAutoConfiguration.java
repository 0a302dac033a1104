package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.spring.PscLoginConfigurer;
import io.github.psc4j.spring.PscSecurity;
import io.github.psc4j.spring.login.CallbackQueryFilter;
import io.github.psc4j.spring.login.PscLoginFilters;
import io.github.psc4j.spring.session.SessionCookieInitializer;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.PscWebBuilder;
import io.github.psc4j.web.SessionRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
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
import org.springframework.context.ApplicationContext;
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

    private static final String ERROR_PATH = "/error";

    /** For Spring. */
    public PscSecurityAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PscWeb pscWeb(
            PscProperties properties,
            ObjectProvider<PscClient> psc,
            ObjectProvider<PscDetailsConfiguration> details,
            ObjectProvider<ServletContext> servlet,
            ObjectProvider<SessionRegistry> sessions,
            ObjectProvider<Clock> clock) {
        ServletContext running = servlet.getIfAvailable();
        String contextPath = running == null ? "" : running.getContextPath();
        URI redirect = details.getIfAvailable() == null
                ? psc.getObject().login().redirectUri()
                : ofDetails(properties.redirectUri(), contextPath);
        PscWebBuilder web = PscWeb.builder(psc::getObject, redirect)
                .contextPath(contextPath)
                .loginPath(PscLoginFilters.LOGIN_PATH)
                .logoutPath(PscLoginFilters.LOGOUT_PATH)
                .localLogoutPath(PscLoginFilters.LOCAL_LOGOUT_PATH)
                .backChannelLogoutPath(PscLoginFilters.BACK_CHANNEL_LOGOUT_PATH)
                .clock(clock.getIfAvailable(Clock::systemUTC));
        sessions.ifAvailable(web::sessionRegistry);
        if (properties.callbackPath() != null) {
            web.callbackPath(properties.callbackPath());
        }
        return built(web, properties.callbackPath() == null ? "the path of psc.redirect-uri" : "psc.callback-path");
    }

    /** The other paths are ours, so it is the one of the callback that is wrong. */
    private static PscWeb built(PscWebBuilder builder, String property) {
        PscWeb web;
        try {
            web = builder.build();
        } catch (PscConfigurationException e) {
            String message = Objects.toString(e.getMessage(), "");
            throw invalidCallback(property, message.substring(message.indexOf(' ') + 1));
        }
        if (web.callbackPath().equals(ERROR_PATH)) {
            throw invalidCallback(property, "'" + ERROR_PATH + "' is the path of something else in this application");
        }
        return web;
    }

    private static PscConfigurationException invalidCallback(String property, String why) {
        return ClientFactory.invalid(property + " cannot be that of a callback: " + why);
    }

    /** The client of a simulator cannot be asked: it waits for the port of the application. */
    private static URI ofDetails(@Nullable URI configured, String contextPath) {
        return configured == null
                ? URI.create("http://localhost" + contextPath + PscLoginFilters.CALLBACK_PATH)
                : configured;
    }

    /** What {@code pscLogin()} adds to a chain. */
    @Bean
    @ConditionalOnMissingBean
    PscLoginConfigurer.Filters pscLoginFilters(PscWeb web, ApplicationContext context) {
        return new PscLoginFilters(web, context);
    }

    /** Before the filters of Spring Security, which would log the query; after those that put forwarded headers to use. */
    @Bean
    FilterRegistrationBean<CallbackQueryFilter> pscCallbackQueryFilter(PscWeb web) {
        FilterRegistrationBean<CallbackQueryFilter> registration =
                new FilterRegistrationBean<>(new CallbackQueryFilter(web.callbackPath()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }

    @Bean
    ServletContextInitializer pscSessionCookie(PscWeb web, Environment environment) {
        return new SessionCookieInitializer(web, environment.getProperty(SessionCookieInitializer.PROPERTY, ""));
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
                        .requestMatchers(ERROR_PATH)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        http.with(PscSecurity.pscLogin(), Customizer.withDefaults());
        return http.build();
    }
}
