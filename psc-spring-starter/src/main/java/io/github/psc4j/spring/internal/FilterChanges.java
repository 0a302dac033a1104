package io.github.psc4j.spring.internal;

import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Changes in Spring's two filters what their configurer has no method for. */
public final class FilterChanges implements ObjectPostProcessor<Object> {
    private final ProviderManager manager;
    private final AuthenticationFailureHandler failure;

    /**
     * Builds the changes.
     *
     * @param provider completes logins, alone: a manager with Spring's providers too would go on to them after a refusal
     * @param failure shows the page
     */
    public FilterChanges(PscAuthenticationProvider provider, AuthenticationFailureHandler failure) {
        this.manager = new ProviderManager(provider);
        this.failure = failure;
    }

    @Override
    public <O> O postProcess(O object) {
        if (object instanceof OAuth2LoginAuthenticationFilter filter) {
            filter.setAuthenticationManager(manager);
            // Without the session id, which Spring logs with the details.
            filter.setAuthenticationDetailsSource(
                    request -> new WebAuthenticationDetails(request.getRemoteAddr(), null));
        } else if (object instanceof OAuth2AuthorizationRequestRedirectFilter filter) {
            filter.setAuthenticationFailureHandler(failure);
        }
        return object;
    }
}
