package io.github.psc4j.spring.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person who needs to log in to a login that comes back here, and tells a script that one is needed. */
public final class LoginEntryPoint implements AuthenticationEntryPoint {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.login");

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
        if (isAnswer(request)) {
            LOG.warn(
                    "what looks like the answer of a provider came to a path that is not the callback: if a proxy changes"
                            + " paths, set psc.callback-path");
            return "/";
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    /** Its code may not be spent, and must not get into another address. */
    private static boolean isAnswer(HttpServletRequest request) {
        return request.getParameter(OAuth2ParameterNames.STATE) != null
                && request.getParameter(OAuth2ParameterNames.CODE) != null;
    }
}
