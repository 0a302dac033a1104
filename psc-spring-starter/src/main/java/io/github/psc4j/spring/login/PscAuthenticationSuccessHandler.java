package io.github.psc4j.spring.login;

import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Bounds the new session by PSC's rule on idle time, and brings the person to where the login began for. */
final class PscAuthenticationSuccessHandler implements AuthenticationSuccessHandler {
    private final int maxIdleSeconds;

    PscAuthenticationSuccessHandler(PscWeb web) {
        this.maxIdleSeconds = Math.toIntExact(web.maxIdle().toSeconds());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        HttpSession session = request.getSession();
        int configured = session.getMaxInactiveInterval();
        if (configured <= 0 || configured > maxIdleSeconds) {
            session.setMaxInactiveInterval(maxIdleSeconds);
        }
        ServletExchange.send(PscCallbackFilter.callbackOf(request).orElseThrow().redirect(), response);
    }
}
