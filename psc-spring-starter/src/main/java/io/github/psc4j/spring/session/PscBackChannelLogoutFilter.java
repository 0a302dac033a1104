package io.github.psc4j.spring.session;

import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where the provider says that sessions have ended there (OpenID Connect Back-Channel Logout 1.0). The token alone counts:
 * there is no browser, no cookie is looked at, no session is made, and a form of another site can do nothing without a token
 * of the provider. It responds to everything that comes to its path, before any other filter looks at it.
 */
public final class PscBackChannelLogoutFilter extends OncePerRequestFilter {
    private final PscWeb web;
    private final RequestMatcher matcher;

    /**
     * Builds the filter.
     *
     * @param web validates logout tokens and ends sessions
     * @param path where the provider posts them
     */
    public PscBackChannelLogoutFilter(PscWeb web, String path) {
        this.web = web;
        this.matcher = PathPatternRequestMatcher.withDefaults().matcher(path);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !matcher.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        ServletExchange.send(web.backChannelLogout(ServletExchange.request(request)), response);
    }
}
