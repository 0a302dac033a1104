package io.github.psc4j.spring.api;

import io.github.psc4j.resource.BearerError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What an application that calls is answered when it does not get in: headers, and no body. */
final class BearerErrorHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        send(response, BearerError.tokenMissing());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
        send(response, BearerError.insufficientScope());
    }

    static void send(HttpServletResponse response, BearerError error) {
        response.setStatus(error.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        error.challenge().ifPresent(challenge -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
        error.retryAfter()
                .ifPresent(time -> response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(time.toSeconds())));
    }
}
