package io.github.psc4j.spring.login;

import io.github.psc4j.error.PscException;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.spring.PscAuthenticationException;
import io.github.psc4j.spring.PscLoginOptionsCustomizer;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Begins a login: sends the browser to the provider, and keeps the pending login in a cookie of this tab. */
final class PscLoginStartFilter extends OncePerRequestFilter {
    private final RequestMatcher login =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, PscLoginFilters.LOGIN_PATH);
    private final PscWeb web;
    private final PscLoginOptionsCustomizer customizer;
    private final AuthenticationFailureHandler failures;

    PscLoginStartFilter(PscWeb web, PscLoginOptionsCustomizer customizer, AuthenticationFailureHandler failures) {
        this.web = web;
        this.customizer = customizer;
        this.failures = failures;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !login.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        WebRequest view = ServletExchange.request(request);
        try {
            LoginOptions options = LoginOptions.defaults().withReturnTarget(web.returnTarget(view));
            ServletExchange.send(web.begin(view, customizer.customize(request, options)), response);
        } catch (PscException e) {
            failures.onAuthenticationFailure(request, response, new PscAuthenticationException(e));
        } catch (RuntimeException e) {
            failures.onAuthenticationFailure(request, response, ApplicationFailureException.of(e));
        }
    }
}
