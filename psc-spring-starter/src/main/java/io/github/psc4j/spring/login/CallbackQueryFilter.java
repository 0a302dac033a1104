package io.github.psc4j.spring.login;

import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Takes the query off a callback before Spring sees it, and keeps it for {@link PscCallbackFilter}, so that the core alone
 * reads it. Two reasons: Spring Security logs the query, which holds the authorization code; and it reads parameters its own
 * way, and lets a callback that it does not understand pass by. What it sees instead always looks like a callback.
 *
 * <p>An error page is shown by another dispatch of the same request, which the container gives its query back: the filter
 * has to run in every kind of dispatch.
 */
public final class CallbackQueryFilter implements Filter {
    private static final String QUERY = CallbackQueryFilter.class.getName() + ".query";
    private static final Map<String, String[]> SHOWN =
            Map.of("code", new String[] {"hidden"}, "state", new String[] {"hidden"});

    /** Where a container keeps the address that a request came to before it was dispatched elsewhere. */
    private static final String[] EARLIER = {
        RequestDispatcher.ERROR_REQUEST_URI,
        RequestDispatcher.FORWARD_REQUEST_URI,
        RequestDispatcher.INCLUDE_REQUEST_URI
    };

    /** Decodes like the matcher of the login filter, so that no spelling of the path is a callback for one of them only. */
    private final PathPattern callback;

    /**
     * Builds the filter.
     *
     * @param callbackPath where the callback arrives, within the application
     */
    public CallbackQueryFilter(String callbackPath) {
        this.callback = PathPatternParser.defaultInstance.parse(callbackPath);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request instanceof HttpServletRequest http ? shown(http) : request, response);
    }

    private HttpServletRequest shown(HttpServletRequest request) {
        boolean kept = request.getAttribute(QUERY) != null;
        if (!kept && isCallback(request, request.getRequestURI())) {
            request.setAttribute(QUERY, new Query(request.getQueryString()));
            kept = true;
        }
        return kept || wasCallback(request) ? new WithoutQuery(request) : request;
    }

    /** A filter in front of this one may have refused the request, so that nothing was kept of it. */
    private boolean wasCallback(HttpServletRequest request) {
        return Stream.of(EARLIER)
                .anyMatch(name -> request.getAttribute(name) instanceof String uri && isCallback(request, uri));
    }

    private boolean isCallback(HttpServletRequest request, String uri) {
        String context = request.getContextPath();
        String path = uri.startsWith(context + "/") ? uri.substring(context.length()) : uri;
        try {
            return callback.matches(PathContainer.parsePath(path));
        } catch (IllegalArgumentException e) {
            // A broken escape: the firewall of Spring Security refuses it.
            return false;
        }
    }

    /** The callback with its query; a callback that did not pass this filter, which the application may have moved, is none. */
    static Optional<WebRequest> withQuery(HttpServletRequest request) {
        return request.getAttribute(QUERY) instanceof Query query
                ? Optional.of(ServletExchange.request(request, Optional.ofNullable(query.raw())))
                : Optional.empty();
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
