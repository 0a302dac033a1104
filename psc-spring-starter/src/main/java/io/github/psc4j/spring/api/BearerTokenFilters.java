package io.github.psc4j.spring.api;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.spring.PscResourceServerConfigurer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** What {@code pscResourceServer()} adds to a filter chain. */
public final class BearerTokenFilters implements PscResourceServerConfigurer.Filters {
    /** For the auto-configuration. */
    public BearerTokenFilters() {}

    @Override
    public void addTo(HttpSecurity http, ResourceServer api, SecurityContextHolderStrategy contexts) {
        BearerErrorHandler errors = new BearerErrorHandler();
        http.exceptionHandling(
                handling -> handling.authenticationEntryPoint(errors).accessDeniedHandler(errors));
        http.addFilterBefore(new BearerTokenFilter(api, contexts), BasicAuthenticationFilter.class);
    }
}
