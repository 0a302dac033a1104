package io.github.psc4j.spring;

import io.github.psc4j.login.LoginOptions;
import jakarta.servlet.http.HttpServletRequest;

/** A bean of this type decides what a login wants beyond the plain one: a level of assurance, a hospital's own provider. */
@FunctionalInterface
public interface PscLoginOptionsCustomizer {
    /**
     * Changes the options of a login that is about to start. What the request holds comes from a browser: choose among known
     * values.
     *
     * @param request the request that starts the login
     * @param options the plain login, with its target
     * @return the options to use
     */
    LoginOptions customize(HttpServletRequest request, LoginOptions options);
}
