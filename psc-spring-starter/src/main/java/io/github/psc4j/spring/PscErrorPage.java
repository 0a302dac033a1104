package io.github.psc4j.spring;

import io.github.psc4j.web.LoginFailure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A bean of this type shows the person a login that failed, in place of the built-in page; for example by a forward to
 * a template of the application.
 */
@FunctionalInterface
public interface PscErrorPage {
    /**
     * Shows the page. The status and the headers against caching are already set on the response.
     *
     * @param failure what happened
     * @param request the request that failed
     * @param response where the page goes
     * @throws IOException if the page cannot be written
     * @throws ServletException if a forward fails
     */
    void show(LoginFailure failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException;
}
