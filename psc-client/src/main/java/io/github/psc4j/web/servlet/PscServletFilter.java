package io.github.psc4j.web.servlet;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.SessionStore;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebResponse;
import io.github.psc4j.web.WebSession;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Function;

/**
 * Login with Pro Santé Connect for a servlet application. It responds at the paths of {@link PscWeb}, and lets a request pass only if
 * somebody is logged in or the path is open. The session is the container's; a login begins a new one. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * PscServletFilter.of(PscWeb.of(psc))                                            // in a ServletContainerInitializer
 *         .withOpenPaths("/", "/style.css", "/public/*")
 *         .addTo(servletContext);
 *
 * PscSession session = PscServletFilter.session(request).orElseThrow();          // in a servlet
 * }</pre>
 *
 * <p>The session cookie is {@code SameSite=Lax}, so a form of another site comes without it. An application that wants more
 * compares {@link #csrfToken} in its own forms.
 */
public final class PscServletFilter implements Filter {
    private static final String NAME = "psc";
    private static final String ATTRIBUTE = PscServletFilter.class.getName() + ".session";

    private final PscWeb web;
    private final SessionStore sessions;
    private final OpenPaths openPaths;
    private final Function<PscSession, Optional<String>> principalName;

    private PscServletFilter(PscWeb web, OpenPaths openPaths, Function<PscSession, Optional<String>> principalName) {
        this.web = web;
        this.sessions = new HttpSessionStore(web.maxIdle());
        this.openPaths = openPaths;
        this.principalName = principalName;
    }

    /**
     * A filter that lets nobody pass without a login, except to the paths of the web layer.
     *
     * @param web the web layer; its paths are below the context path
     * @return the filter
     */
    public static PscServletFilter of(PscWeb web) {
        Arguments.refuseNull(web, "web");
        return new PscServletFilter(web, OpenPaths.none(), session -> Optional.empty());
    }

    /**
     * Opens paths to people who have not logged in.
     *
     * @param paths each an exact path, or one that ends in {@code /*} for all below it; in place of those named before
     * @return a changed copy
     * @throws PscConfigurationException {@code PSC-1001} if one is no path
     */
    public PscServletFilter withOpenPaths(String... paths) {
        Arguments.refuseNull(paths, "paths");
        return new PscServletFilter(web, OpenPaths.of(paths), principalName);
    }

    /**
     * Names the person for {@code getRemoteUser} and {@code getUserPrincipal}. The name gets into the container's access log.
     *
     * @param name from the session to the name; by default a pseudonym that changes with each login
     * @return a changed copy
     */
    public PscServletFilter withPrincipalName(Function<PscSession, String> name) {
        Arguments.refuseNull(name, "name");
        return new PscServletFilter(web, openPaths, session -> Optional.of(name.apply(session)));
    }

    /**
     * Registers this filter for every path and every type of dispatch, in front of the filters that are declared, and keeps
     * session ids out of addresses.
     *
     * @param context the application that starts
     * @throws PscConfigurationException {@code PSC-1001} if it has such a filter already
     */
    public void addTo(ServletContext context) {
        Arguments.refuseNull(context, "context");
        FilterRegistration.Dynamic registration = context.addFilter(NAME, this);
        if (registration == null) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "there is a filter named " + NAME + " already: add one filter only");
        }
        // No session id in an address, where logs and other sites see it.
        context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        // Some containers ask no filter about a path that has no servlet.
        ServletRegistration.Dynamic behind = context.addServlet(NAME, new NothingHere());
        if (behind != null) {
            behind.addMapping(web.paths().toArray(String[]::new));
        }
    }

    /**
     * Who is logged in.
     *
     * @param request a request that came through this filter, of any type of dispatch
     * @return the session, or empty if nobody is logged in
     */
    public static Optional<PscSession> session(ServletRequest request) {
        Arguments.refuseNull(request, "request");
        return webSession(request).map(WebSession::psc);
    }

    /**
     * The token that the forms of this person send along in the field {@link PscWeb#CSRF_PARAMETER}; the logout needs it.
     *
     * @param request a request that came through this filter
     * @return the token, or empty if nobody is logged in
     */
    public static Optional<String> csrfToken(ServletRequest request) {
        Arguments.refuseNull(request, "request");
        return webSession(request).map(session -> session.csrfToken().reveal());
    }

    private static Optional<WebSession> webSession(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof WebSession session ? Optional.of(session) : Optional.empty();
    }

    @Override
    public void init(FilterConfig config) {
        HttpSessionStore.secureCookie(config.getServletContext(), web.cookiesAreSecure());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse httpResponse)) {
            throw new ServletException("this filter is for HTTP only");
        }
        if (http.getDispatcherType() == DispatcherType.REQUEST) {
            first(http, httpResponse, chain);
        } else {
            // Another dispatch of a request that has passed: an error page, an asynchronous result, a forward.
            chain.doFilter(
                    webSession(http).map(session -> wrapped(http, session)).orElse(http), httpResponse);
        }
    }

    private void first(HttpServletRequest http, HttpServletResponse httpResponse, FilterChain chain)
            throws IOException, ServletException {
        WebRequest request = ServletExchange.request(http);
        Optional<WebResponse> own = web.handle(request, sessions);
        if (own.isPresent()) {
            ServletExchange.send(own.get(), httpResponse);
            return;
        }
        Optional<WebSession> session = web.session(request, sessions);
        if (session.isPresent()) {
            http.setAttribute(ATTRIBUTE, session.get());
            within(session.get(), request, http, httpResponse, chain);
        } else if (openPaths.contain(http)) {
            chain.doFilter(http, httpResponse);
        } else {
            ServletExchange.send(web.loginRequired(request), httpResponse);
        }
    }

    private void within(
            WebSession session,
            WebRequest request,
            HttpServletRequest http,
            HttpServletResponse httpResponse,
            FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(wrapped(http, session), httpResponse);
        } catch (ServletException | PscLoginException e) {
            // The session that has ended can be another one, on whose behalf this request worked: this person stays.
            if (!isEnd(e) || !session.hasEnded() || httpResponse.isCommitted()) {
                throw e;
            }
            http.removeAttribute(ATTRIBUTE);
            sessions.remove(request);
            httpResponse.resetBuffer();
            ServletExchange.send(web.loginRequired(request), httpResponse);
        }
    }

    /** The application asked for a token and the provider gave none any more: the person logs in again and comes back. */
    private static boolean isEnd(Exception failure) {
        Throwable cause = failure instanceof ServletException ? failure.getCause() : failure;
        return cause instanceof PscLoginException login && login.code() == ErrorCode.SESSION_ENDED;
    }

    private HttpServletRequest wrapped(HttpServletRequest http, WebSession session) {
        return new AuthenticatedRequest(
                http, principalName.apply(session.psc()).orElseGet(() -> AuthenticatedRequest.pseudonym(session)));
    }
}
