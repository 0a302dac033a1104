package io.github.psc4j.spring.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person who needs to log in to a login that comes back here, and tells a script that one is needed. */
public final class LoginEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        if (Navigation.isPage(request)) {
            Answers.redirectHere(request, response, loginPath(target(request)));
        } else {
            Answers.loginRequired(request, response);
        }
    }

    static String loginPath(String target) {
        return target.equals("/")
                ? LoginSettings.LOGIN_PATH
                : LoginSettings.LOGIN_PATH + "?" + LoginSettings.TARGET_PARAMETER + "="
                        + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    private static String target(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }
}
