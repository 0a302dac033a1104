package io.github.psc4j.spring;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Sets up a filter chain for requests that come with a token, with {@code psc-client} behind it. It decides, for the chain it is
 * applied to:
 *
 * <ul>
 *   <li>the token is taken from the {@code Authorization} header and from nowhere else; two tokens, or one in the address, are
 *       400 {@code invalid_request};
 *   <li>a rejected token is 401 {@code invalid_token}, a missing one 401, a missing authority 403 {@code insufficient_scope}, and
 *       an undetermined token 503 with {@code Retry-After};
 *   <li>the principal is a {@link PscApiCaller}; its authorities are {@code SCOPE_} and each value of {@code scope}, none if the
 *       token states none, and {@code EIDAS1} to {@code EIDAS3} up to the level that the token states;
 *   <li>there is no session, no cookie is looked at, and so there is no CSRF protection, in this chain.
 * </ul>
 *
 * People log in in another chain.
 */
public final class PscResourceServerConfigurer
        extends AbstractHttpConfigurer<PscResourceServerConfigurer, HttpSecurity> {

    /** For {@link PscSecurity#pscResourceServer()}. */
    PscResourceServerConfigurer() {}

    /**
     * Begins with what the configurers of Spring Security have to know before they are initialized.
     *
     * @param http the chain
     */
    @Override
    public void setBuilder(HttpSecurity http) {
        super.setBuilder(http);
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.requestCache(cache -> cache.requestCache(new NullRequestCache()));
        http.csrf(csrf -> csrf.disable()); // no cookie says who calls
        http.logout(logout -> logout.disable());
    }

    /**
     * Adds the filter and the responses.
     *
     * @param http the chain
     * @throws PscConfigurationException {@code PSC-1001} if nothing says whose tokens are accepted, or people log in in the same
     *     chain
     */
    @Override
    public void init(HttpSecurity http) {
        if (http.getConfigurer(PscLoginConfigurer.class) != null) {
            throw invalid(
                    "pscLogin() and pscResourceServer() are in one filter chain: give each a chain of its own, with a"
                            + " securityMatcher for the paths of the API");
        }
        ApplicationContext context = http.getSharedObject(ApplicationContext.class);
        ResourceServer api = context.getBeanProvider(ResourceServer.class).getIfAvailable(() -> {
            throw invalid("nothing says whose tokens are accepted: set psc.api.issuer and psc.api.audience for the"
                    + " tokens of this service's own authorization server, psc.api.authorized-parties for tokens of"
                    + " Pro Santé Connect, or both");
        });
        context.getBean(Filters.class).addTo(http, api, getSecurityContextHolderStrategy());
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }

    /** What an API adds to a chain. The auto-configuration provides it; an application has nothing to do with it. */
    @FunctionalInterface
    public interface Filters {
        /**
         * Adds the filter and the handlers of errors.
         *
         * @param http the chain
         * @param api validates tokens
         * @param contexts where the security context is
         */
        void addTo(HttpSecurity http, ResourceServer api, SecurityContextHolderStrategy contexts);
    }
}
