package io.github.psc4j.spring;

import io.github.psc4j.PscClient;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.internal.BackChannelLogoutFilter;
import io.github.psc4j.spring.internal.BuiltInErrorPage;
import io.github.psc4j.spring.internal.FilterChanges;
import io.github.psc4j.spring.internal.LiveSessions;
import io.github.psc4j.spring.internal.LoginEntryPoint;
import io.github.psc4j.spring.internal.LoginFailure;
import io.github.psc4j.spring.internal.LoginRequestResolver;
import io.github.psc4j.spring.internal.LoginSettings;
import io.github.psc4j.spring.internal.LoginSuccess;
import io.github.psc4j.spring.internal.LogoutEnd;
import io.github.psc4j.spring.internal.NoAuthorizedClients;
import io.github.psc4j.spring.internal.NoForeignSessionFilter;
import io.github.psc4j.spring.internal.PendingLoginCookies;
import io.github.psc4j.spring.internal.PscAuthenticationProvider;
import io.github.psc4j.spring.internal.PscRegistration;
import io.github.psc4j.spring.internal.QuietRedirect;
import io.github.psc4j.spring.internal.SessionBoundsFilter;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Sets up Spring Security's {@code oauth2Login} filters, sessions and logout for Pro Santé Connect, with {@code psc-client}
 * behind them. It decides, for the filter chain it is applied to:
 *
 * <ul>
 *   <li>login at {@code /oauth2/authorization/psc}, callback by GET at {@code psc.callback-path}, by default the path of the
 *       redirect URI;
 *   <li>a person who needs to log in goes there and comes back, a script gets 401;
 *   <li>no request is saved in a session: nothing is remembered of people who have not logged in;
 *   <li>a login makes a new session, which takes nothing over from the one before;
 *   <li>{@code POST /logout}, with the CSRF token, closes the session here and at PSC, {@code POST /logout/local} here only;
 *   <li>the provider ends sessions by {@code POST /logout/connect/back-channel/psc} with a logout token (OpenID Connect
 *       Back-Channel Logout 1.0), if that address is declared there; those of this node only;
 *   <li>a session ends 4 h after authentication and after 30 min without a request.
 * </ul>
 *
 * One chain has one {@code oauth2Login}: another provider needs a chain of its own.
 */
public final class PscLoginConfigurer extends AbstractHttpConfigurer<PscLoginConfigurer, HttpSecurity> {

    /** For {@link PscSecurity#pscLogin()}. */
    PscLoginConfigurer() {}

    /**
     * Adds the configurers of Spring Security that this one consists of.
     *
     * @param http the chain
     */
    @Override
    public void init(HttpSecurity http) {
        Parts parts = Parts.of(http.getSharedObject(ApplicationContext.class));
        http.exceptionHandling(handling ->
                handling.defaultAuthenticationEntryPointFor(new LoginEntryPoint(), AnyRequestMatcher.INSTANCE));
        http.requestCache(cache -> cache.requestCache(new NullRequestCache()));
        login(http, parts);
        http.logout(logout -> logout.logoutRequestMatcher(
                        new OrRequestMatcher(post(LoginSettings.LOGOUT_PATH), post(LoginSettings.LOCAL_LOGOUT_PATH)))
                .addLogoutHandler((request, response, authentication) ->
                        CurrentPscSession.of(authentication).ifPresent(PscSession::end))
                .logoutSuccessHandler(new LogoutEnd(parts.psc())));
        http.addFilterBefore(new BackChannelLogoutFilter(parts.psc(), parts.sessions()), CsrfFilter.class);
        http.addFilterBefore(new NoForeignSessionFilter(), CsrfFilter.class);
        http.addFilterAfter(
                new SessionBoundsFilter(parts.settings().clock(), getSecurityContextHolderStrategy()),
                LogoutFilter.class);
    }

    private static void login(HttpSecurity http, Parts parts) {
        Supplier<PscClient> psc = parts.psc();
        LoginSettings settings = parts.settings();
        AuthenticationFailureHandler failure = new LoginFailure(psc, parts.page());
        PendingLoginCookies cookies = new PendingLoginCookies(psc, settings);
        PscAuthenticationProvider provider = new PscAuthenticationProvider(psc, parts.admission(), parts.sessions());
        http.oauth2Login(login -> login.clientRegistrationRepository(
                        new InMemoryClientRegistrationRepository(PscRegistration.of(settings)))
                .authorizedClientRepository(new NoAuthorizedClients())
                .loginPage(LoginSettings.LOGIN_PATH)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(
                                new LoginRequestResolver(psc, settings, parts.options()))
                        .authorizationRequestRepository(cookies)
                        .authorizationRedirectStrategy(new QuietRedirect()))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(settings.callbackPath()))
                .successHandler(new LoginSuccess())
                .failureHandler(failure)
                .withObjectPostProcessor(new FilterChanges(
                        provider, settings, failure, () -> http.getSharedObject(SessionAuthenticationStrategy.class))));
    }

    private static PathPatternRequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }

    /** What this configurer takes from the application. */
    private record Parts(
            Supplier<PscClient> psc,
            LoginSettings settings,
            LiveSessions sessions,
            PscErrorPage page,
            PscAdmission admission,
            PscLoginOptionsCustomizer options) {

        static Parts of(ApplicationContext context) {
            return new Parts(
                    () -> context.getBean(PscClient.class),
                    context.getBean(LoginSettings.class),
                    context.getBean(LiveSessions.class),
                    context.getBeanProvider(PscErrorPage.class).getIfAvailable(BuiltInErrorPage::new),
                    context.getBeanProvider(PscAdmission.class).getIfAvailable(() -> session -> {}),
                    context.getBeanProvider(PscLoginOptionsCustomizer.class)
                            .getIfAvailable(() -> (request, options) -> options));
        }
    }
}
