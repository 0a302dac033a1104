package io.github.psc4j.spring.session;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.web.PscWeb;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closes a session that is over: four hours after the person authenticated, or when the provider no longer renews its
 * tokens. {@link HttpSessionBoundsFilter} has closed what was over when the request came; this filter also sees a security context
 * that is kept elsewhere than in the HTTP session, and a session that ends in the middle of a request. Only here: after a
 * time-out the session at the provider, which other applications share, is not ours to close.
 */
public final class SessionBoundsFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.session");

    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextLogoutHandler local = new SecurityContextLogoutHandler();
    private final CurrentPscSession current;
    private final AuthenticationEntryPoint login;
    private final PscWeb web;

    /**
     * Builds the filter.
     *
     * @param web tells which session is over
     * @param contexts where the security context is
     * @param login sends the person to log in again
     */
    public SessionBoundsFilter(PscWeb web, SecurityContextHolderStrategy contexts, AuthenticationEntryPoint login) {
        this.web = web;
        this.login = login;
        this.contexts = contexts;
        this.current = new CurrentPscSession(contexts);
        this.local.setSecurityContextHolderStrategy(contexts);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (current.get().filter(web::hasEnded).isPresent()) {
            close(request, response);
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | PscLoginException e) {
            // The session that has ended can be another one, on whose behalf this request worked: this person stays.
            boolean ofSomebodyElse =
                    current.get().filter(session -> !web.hasEnded(session)).isPresent();
            if (!isEnd(e) || ofSomebodyElse || response.isCommitted()) {
                throw e;
            }
            close(request, response);
            login.commence(request, response, new InsufficientAuthenticationException("the session has ended"));
        }
    }

    private void close(HttpServletRequest request, HttpServletResponse response) {
        current.get().ifPresent(PscSession::end);
        local.logout(request, response, contexts.getContext().getAuthentication());
        LOG.info("a session is over and was closed here");
    }

    /** The application asked for a token and the provider gave none any more: the person logs in again and comes back. */
    private static boolean isEnd(Exception failure) {
        Throwable cause = failure instanceof ServletException ? failure.getCause() : failure;
        return cause instanceof PscLoginException login && login.code() == ErrorCode.SESSION_ENDED;
    }
}
