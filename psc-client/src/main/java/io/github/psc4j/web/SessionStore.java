package io.github.psc4j.web;

import java.util.List;
import java.util.Optional;

/**
 * Where a web application keeps the sessions of browsers. {@link InMemorySessionStore} is one; the servlet filter uses the
 * container's. The store keeps what it is given and decides nothing: {@link PscWeb#session} applies the bounds. Thread-safe.
 */
public interface SessionStore {
    /**
     * Finds the session of the browser that sent a request.
     *
     * @param request the request
     * @return the session, or empty if that browser has none; it may be over
     */
    Optional<WebSession> find(WebRequest request);

    /**
     * Puts a session into a <b>fresh</b> place after a login: with an id that no request has carried before, and with nothing that
     * an earlier session of this browser held. Whatever session the browser had is gone. Otherwise who planted a session id in
     * somebody's browser would share their login (session fixation).
     *
     * @param request the request that completed the login
     * @param session the new session
     * @return values of {@code Set-Cookie} for the response; none where the container sets its own cookie
     */
    List<String> replace(WebRequest request, WebSession session);

    /**
     * Forgets the session of a browser, if it has one.
     *
     * @param request the request
     * @return values of {@code Set-Cookie} for the response; none where the container sets its own cookie
     */
    List<String> remove(WebRequest request);
}
