package io.github.psc4j.spring.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Changes in Spring's two filters what their configurer has no method for. */
public final class FilterChanges implements ObjectPostProcessor<Object> {
    private final ProviderManager manager;
    private final AuthenticationFailureHandler failure;
    private final FreshSession session;
    private final RequestMatcher callback;

    /**
     * Builds the changes.
     *
     * @param provider completes logins, alone: a manager with Spring's providers too would go on to them after a refusal
     * @param settings knows the callback
     * @param failure shows the page
     * @param sessions what else the chain does with a session at a login, such as a new CSRF token
     */
    public FilterChanges(
            PscAuthenticationProvider provider,
            LoginSettings settings,
            AuthenticationFailureHandler failure,
            Supplier<@Nullable SessionAuthenticationStrategy> sessions) {
        this.session = new FreshSession(sessions);
        this.manager = new ProviderManager(provider);
        this.failure = failure;
        this.callback = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, settings.callbackPath());
    }

    @Override
    public <O> O postProcess(O object) {
        if (object instanceof OAuth2LoginAuthenticationFilter filter) {
            // Of whatever method by default: a probe for links would spend the code.
            filter.setRequiresAuthenticationRequestMatcher(callback);
            filter.setAuthenticationManager(manager);
            filter.setSessionAuthenticationStrategy(session);
            // Without the session id, which Spring logs with the details.
            filter.setAuthenticationDetailsSource(
                    request -> new WebAuthenticationDetails(request.getRemoteAddr(), null));
        } else if (object instanceof OAuth2AuthorizationRequestRedirectFilter filter) {
            filter.setAuthenticationFailureHandler(failure);
        }
        return object;
    }
}
