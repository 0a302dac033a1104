package io.github.psc4j.spring.login;

import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person who needs to log in to a login that comes back here, and tells a script that one is needed. */
final class PscAuthenticationEntryPoint implements AuthenticationEntryPoint {
    private final PscWeb web;

    PscAuthenticationEntryPoint(PscWeb web) {
        this.web = web;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        ServletExchange.send(web.loginRequired(ServletExchange.request(request)), response);
    }
}
