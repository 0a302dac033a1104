package io.github.psc4j.spring.session;

import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.web.PscWeb;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ties the HTTP session and the session of Pro Santé Connect together, for every filter chain of the application and for
 * none: an HTTP session whose professional's time is over is closed before any chain sees it, and when an HTTP session ends,
 * by logout or by inactivity, no token of that professional is given out any more.
 */
public final class HttpSessionBoundsFilter extends OncePerRequestFilter implements HttpSessionListener {
    private final PscWeb web;

    /**
     * Builds the filter and listener.
     *
     * @param web tells which session is over
     */
    public HttpSessionBoundsFilter(PscWeb web) {
        this.web = web;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && professional(session).filter(web::hasEnded).isPresent()) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        professional(event.getSession()).ifPresent(PscSession::end);
    }

    private static Optional<PscSession> professional(HttpSession session) {
        Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context instanceof SecurityContext security
                ? CurrentPscSession.of(security.getAuthentication())
                : Optional.empty();
    }
}
