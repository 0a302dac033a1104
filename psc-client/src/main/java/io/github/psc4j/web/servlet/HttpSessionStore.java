package io.github.psc4j.web.servlet;

import io.github.psc4j.web.SessionStore;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebSession;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions of the container. */
final class HttpSessionStore implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.web.session");
    private static final String ATTRIBUTE = HttpSessionStore.class.getName();
    private static final String SAME_SITE = "SameSite";

    private final int maxIdleSeconds;

    HttpSessionStore(Duration maxIdle) {
        this.maxIdleSeconds = (int) Math.max(1, maxIdle.toSeconds());
    }

    /** The session cookie is for HTTPS only if browsers come over HTTPS, also where a proxy ends it. */
    static void secureCookie(ServletContext context, boolean secure) {
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        try {
            cookie.setHttpOnly(true);
            if (secure) {
                cookie.setSecure(true);
            }
            if (cookie.getAttribute(SAME_SITE) == null) {
                cookie.setAttribute(SAME_SITE, "Lax");
            }
        } catch (IllegalStateException | UnsupportedOperationException e) {
            LOG.warn(
                    "the container no longer lets the session cookie be set up: make it HttpOnly, Secure and SameSite=Lax in"
                            + " its configuration");
        }
    }

    @Override
    public Optional<WebSession> find(WebRequest request) {
        return existing(request)
                .map(session -> session.getAttribute(ATTRIBUTE))
                .filter(Bound.class::isInstance)
                .map(bound -> ((Bound) bound).session());
    }

    @Override
    public List<String> replace(WebRequest request, WebSession session) {
        HttpServletRequest http = ((ServletWebRequest) request).http();
        existing(request).ifPresent(HttpSession::invalidate);
        HttpSession fresh = http.getSession();
        if (fresh.getId().equals(http.getRequestedSessionId())) {
            // A container may reuse an id that another application on the same host knows.
            http.changeSessionId();
        }
        int configured = fresh.getMaxInactiveInterval();
        if (configured <= 0 || configured > maxIdleSeconds) {
            fresh.setMaxInactiveInterval(maxIdleSeconds);
        }
        fresh.setAttribute(ATTRIBUTE, new Bound(session));
        return List.of();
    }

    @Override
    public List<String> remove(WebRequest request) {
        existing(request).ifPresent(HttpSession::invalidate);
        return List.of();
    }

    private static Optional<HttpSession> existing(WebRequest request) {
        return Optional.ofNullable(((ServletWebRequest) request).http().getSession(false));
    }

    /** When the HTTP session ends, by a logout or by inactivity, no token of that person is given out any more. */
    private record Bound(WebSession session) implements HttpSessionBindingListener {
        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            session.psc().end();
        }

        @Override
        public String toString() {
            return "WebSession[masked]";
        }
    }
}
