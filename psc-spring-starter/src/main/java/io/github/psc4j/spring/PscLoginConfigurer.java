package io.github.psc4j.spring;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Adds the login with Pro Santé Connect to a filter chain. Another login may stand beside it in the same chain: {@code formLogin},
 * {@code oauth2Login} and others. It decides, for the chain it is applied to:
 *
 * <ul>
 *   <li>login at {@code /oauth2/authorization/psc}, callback by GET at {@code psc.callback-path}, by default the path of the
 *       redirect URI;
 *   <li>a person who needs to log in goes there and comes back, a script gets 401;
 *   <li>no request is saved in a session, unless another login of the chain needs it: nothing is remembered of people who have
 *       not logged in;
 *   <li>a login makes a new session, which takes nothing over from the one before;
 *   <li>{@code POST /logout}, with the CSRF token, closes the session here and at PSC, {@code POST /logout/local} here only;
 *   <li>the provider ends sessions by {@code POST /logout/connect/back-channel/psc} with a logout token (OpenID Connect
 *       Back-Channel Logout 1.0), if that address is declared there; those of this node only;
 *   <li>a session ends 4 h after authentication and after 30 min without a request.
 * </ul>
 */
public final class PscLoginConfigurer extends AbstractHttpConfigurer<PscLoginConfigurer, HttpSecurity> {

    /** For {@link PscSecurity#pscLogin()}. */
    PscLoginConfigurer() {}

    /**
     * Adds what other configurers have to know of.
     *
     * @param http the chain
     */
    @Override
    public void init(HttpSecurity http) {
        filters(http).init(http, getSecurityContextHolderStrategy());
    }

    /**
     * Adds the filters.
     *
     * @param http the chain
     */
    @Override
    public void configure(HttpSecurity http) {
        filters(http).configure(http, getSecurityContextHolderStrategy());
    }

    private static Filters filters(HttpSecurity http) {
        return http.getSharedObject(ApplicationContext.class)
                .getBeanProvider(Filters.class)
                .getIfAvailable(() -> {
                    throw new IllegalStateException("a filter chain uses pscLogin(), and there is no login: remove"
                            + " psc.login-enabled=false, or pscLogin() from the chain");
                });
    }

    /** What a login adds to a chain. The auto-configuration provides it; an application has nothing to do with it. */
    public interface Filters {
        /**
         * Sets up what other configurers of the chain have to know of.
         *
         * @param http the chain
         * @param contexts where the security context is
         */
        void init(HttpSecurity http, SecurityContextHolderStrategy contexts);

        /**
         * Adds the filters.
         *
         * @param http the chain, of which every other configurer is initialized
         * @param contexts where the security context is
         */
        void configure(HttpSecurity http, SecurityContextHolderStrategy contexts);
    }
}
