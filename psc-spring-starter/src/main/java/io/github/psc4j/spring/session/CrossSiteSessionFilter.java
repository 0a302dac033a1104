package io.github.psc4j.spring.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form of another site makes no session. Browsers send it without the session cookie, which is {@code SameSite=Lax}, and keep
 * the cookie of the response all the same: the CSRF protection would refuse the form, and its new session would take the place of
 * the one in which the person is logged in. A form that logs somebody in, as an identity provider sends it for SAML 2, makes one.
 */
public final class CrossSiteSessionFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final SecurityContextHolderStrategy contexts;

    /**
     * Builds the filter.
     *
     * @param contexts tells whether another filter has logged somebody in
     */
    public CrossSiteSessionFilter(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod()) || request.getSession(false) != null || !isForeign(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(new WithoutNewSession(request, contexts), response);
        } catch (RuntimeException | ServletException e) {
            boolean refused = e instanceof SessionRefused || e.getCause() instanceof SessionRefused;
            if (!refused || response.isCommitted()) {
                throw e;
            }
            response.reset();
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** By what the browser says of it; older ones name the origin only. */
    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("cross-site");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !hostOf(origin).equalsIgnoreCase(request.getServerName());
    }

    private static String hostOf(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static final class SessionRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SessionRefused() {
            super("a form of another site makes no session here", null, false, false);
        }
    }

    private static final class WithoutNewSession extends HttpServletRequestWrapper {
        private final SecurityContextHolderStrategy contexts;

        WithoutNewSession(HttpServletRequest request, SecurityContextHolderStrategy contexts) {
            super(request);
            this.contexts = contexts;
        }

        @Override
        public HttpSession getSession() {
            refuseUnlessLoggedIn();
            return super.getSession();
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            if (create) {
                refuseUnlessLoggedIn();
            }
            return super.getSession(create);
        }

        /** There was no session: so it is this request that logged in whoever is logged in. */
        private void refuseUnlessLoggedIn() {
            Authentication authentication = contexts.getContext().getAuthentication();
            if (super.getSession(false) == null
                    && (authentication == null
                            || authentication instanceof AnonymousAuthenticationToken
                            || !authentication.isAuthenticated())) {
                throw new SessionRefused();
            }
        }
    }
}
