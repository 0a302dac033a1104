package io.github.psc4j.spring.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the query off a callback before Spring sees it, and keeps it for {@link PendingLoginCookies}, so that the core alone
 * reads it. Two reasons: Spring Security logs the query, which holds the authorization code; and it reads parameters its own
 * way, and lets a callback that it does not understand pass by. What it sees instead always looks like a callback.
 */
public final class CallbackQueryFilter extends OncePerRequestFilter {
    private static final String QUERY = CallbackQueryFilter.class.getName() + ".query";
    private static final Map<String, String[]> SHOWN =
            Map.of("code", new String[] {"hidden"}, "state", new String[] {"hidden"});

    private final LoginSettings settings;

    /**
     * Builds the filter.
     *
     * @param settings knows the callback
     */
    public CallbackQueryFilter(LoginSettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + settings.callbackPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(QUERY, new Query(request.getQueryString()));
        chain.doFilter(new WithoutQuery(request), response);
    }

    /** The query of a callback, wherever it is. */
    static @Nullable String query(HttpServletRequest request) {
        return request.getAttribute(QUERY) instanceof Query query ? query.raw() : request.getQueryString();
    }

    /** Attributes are printed by debugging tools. */
    private record Query(@Nullable String raw) {
        @Override
        public String toString() {
            return "Query[masked]";
        }
    }

    private static final class WithoutQuery extends HttpServletRequestWrapper {
        WithoutQuery(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return SHOWN;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = SHOWN.get(name);
            return values == null ? null : values.clone();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(SHOWN.keySet());
        }
    }
}
