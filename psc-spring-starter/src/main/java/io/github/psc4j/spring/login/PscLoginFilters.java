package io.github.psc4j.spring.login;

import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.PscErrorPage;
import io.github.psc4j.spring.PscLoginConfigurer;
import io.github.psc4j.spring.PscLoginOptionsCustomizer;
import io.github.psc4j.spring.PscUserChecker;
import io.github.psc4j.spring.session.CrossSiteSessionFilter;
import io.github.psc4j.spring.session.PscBackChannelLogoutFilter;
import io.github.psc4j.spring.session.SessionBoundsFilter;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.ServletExchange;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.ott.OneTimeTokenLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.saml2.Saml2LoginConfigurer;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** What {@code pscLogin()} adds to a filter chain. */
public final class PscLoginFilters implements PscLoginConfigurer.Filters {
    /** Where a login begins. */
    public static final String LOGIN_PATH = "/oauth2/authorization/psc";

    /** The callback, where nothing says otherwise. */
    public static final String CALLBACK_PATH = "/login/oauth2/code/psc";

    /** Closes the session here and at the provider. */
    public static final String LOGOUT_PATH = "/logout";

    /** Closes the session here only. */
    public static final String LOCAL_LOGOUT_PATH = "/logout/local";

    /** Where the provider says that sessions have ended there; the path that Spring Security uses for it. */
    public static final String BACK_CHANNEL_LOGOUT_PATH = "/logout/connect/back-channel/psc";

    private final PscWeb web;
    private final ApplicationContext context;

    /**
     * For the auto-configuration.
     *
     * @param web the web layer
     * @param context has the application's own parts of a login
     */
    public PscLoginFilters(PscWeb web, ApplicationContext context) {
        this.web = web;
        this.context = context;
    }

    @Override
    public void init(HttpSecurity http, SecurityContextHolderStrategy contexts) {
        http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                new PscAuthenticationEntryPoint(web), AnyRequestMatcher.INSTANCE));
        if (!hasAnotherLogin(http)
                && context.getBeanProvider(RequestCache.class).getIfUnique() == null) {
            http.requestCache(cache -> cache.requestCache(new NullRequestCache()));
        }
        http.logout(
                logout -> logout.logoutRequestMatcher(new OrRequestMatcher(post(LOGOUT_PATH), post(LOCAL_LOGOUT_PATH)))
                        .addLogoutHandler((request, response, authentication) ->
                                CurrentPscSession.of(authentication).ifPresent(PscSession::end))
                        .logoutSuccessHandler(new PscLogoutSuccessHandler(web)));
    }

    /** It brings people back to the request that it saved. */
    @SuppressWarnings("unchecked") // A class literal has no type arguments.
    private static boolean hasAnotherLogin(HttpSecurity http) {
        return http.getConfigurer(FormLoginConfigurer.class) != null
                || http.getConfigurer(OAuth2LoginConfigurer.class) != null
                || http.getConfigurer(OneTimeTokenLoginConfigurer.class) != null
                || http.getConfigurer(Saml2LoginConfigurer.class) != null;
    }

    @Override
    public void configure(HttpSecurity http, SecurityContextHolderStrategy contexts) {
        PscAuthenticationFailureHandler failures = new PscAuthenticationFailureHandler(
                web,
                context.getBeanProvider(PscErrorPage.class)
                        .getIfAvailable(
                                () -> (failure, request, response) -> ServletExchange.send(failure.page(), response)));
        http.addFilterBefore(new PscBackChannelLogoutFilter(web, BACK_CHANNEL_LOGOUT_PATH), CsrfFilter.class);
        http.addFilterBefore(new CrossSiteSessionFilter(contexts), CsrfFilter.class);
        // In this order, and before the filters of oauth2Login, which would take our paths for those of a registration.
        http.addFilterAfter(
                new SessionBoundsFilter(web, contexts, new PscAuthenticationEntryPoint(web)), LogoutFilter.class);
        http.addFilterAfter(
                new PscLoginStartFilter(
                        web,
                        context.getBeanProvider(PscLoginOptionsCustomizer.class)
                                .getIfAvailable(() -> (request, options) -> options),
                        failures),
                LogoutFilter.class);
        http.addFilterAfter(callback(http, contexts, failures), LogoutFilter.class);
    }

    private PscCallbackFilter callback(
            HttpSecurity http, SecurityContextHolderStrategy contexts, PscAuthenticationFailureHandler failures) {
        PscCallbackFilter filter = new PscCallbackFilter(web, manager());
        filter.setSecurityContextHolderStrategy(contexts);
        // An application that disables session management has no repository of its own to share; its logins go to the
        // session.
        filter.setSecurityContextRepository(Objects.requireNonNullElseGet(
                http.getSharedObject(SecurityContextRepository.class), HttpSessionSecurityContextRepository::new));
        filter.setSessionAuthenticationStrategy(
                new NewSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class)));
        filter.setApplicationEventPublisher(context);
        filter.setAuthenticationSuccessHandler(new PscAuthenticationSuccessHandler(web));
        filter.setAuthenticationFailureHandler(failures);
        return filter;
    }

    /** Of one provider: a login that failed is not tried in another way. */
    private ProviderManager manager() {
        ProviderManager manager = new ProviderManager(new PscAuthenticationProvider(
                web.sessionRegistry(),
                context.getBeanProvider(PscUserChecker.class).getIfAvailable(() -> session -> {})));
        manager.setAuthenticationEventPublisher(PscAuthenticationEventPublisher.of(
                context.getBeanProvider(AuthenticationEventPublisher.class)
                        .getIfAvailable(() -> new DefaultAuthenticationEventPublisher(context)),
                context));
        return manager;
    }

    private static PathPatternRequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }
}
