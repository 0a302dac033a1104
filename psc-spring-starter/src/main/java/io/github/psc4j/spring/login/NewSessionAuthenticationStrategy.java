package io.github.psc4j.spring.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * A login begins a session of its own: neither the id nor anything an earlier person left in the session goes over to the
 * next. Spring's strategy for it keeps some attributes and logs the new id.
 */
final class NewSessionAuthenticationStrategy implements SessionAuthenticationStrategy {
    private final @Nullable SessionAuthenticationStrategy next;

    NewSessionAuthenticationStrategy(@Nullable SessionAuthenticationStrategy next) {
        this.next = next;
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession fresh = request.getSession();
        if (fresh.getId().equals(request.getRequestedSessionId())) {
            // A container with several applications takes an id over that one of them knows, and so somebody else may
            // know it.
            request.changeSessionId();
        }
        if (next != null) {
            next.onAuthentication(authentication, request, response);
        }
    }
}
