package io.github.psc4j.spring.internal;

import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Bounds the new session by PSC's rule on idle time, and brings the person to where the login was begun for. */
public final class LoginSuccess implements AuthenticationSuccessHandler {
    private static final int MAX_IDLE_SECONDS = (int) PscSession.MAX_IDLE.toSeconds();

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        HttpSession session = request.getSession();
        int configured = session.getMaxInactiveInterval();
        if (configured <= 0 || configured > MAX_IDLE_SECONDS) {
            session.setMaxInactiveInterval(MAX_IDLE_SECONDS);
        }
        PendingLogin pending = PendingLoginCookies.completing(request);
        Answers.redirectHere(
                request,
                response,
                pending == null ? "/" : pending.returnTarget().path());
    }
}
