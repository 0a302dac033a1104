package io.github.psc4j.spring.internal;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/** The session cookie is for HTTPS only if browsers come over HTTPS, also where a proxy ends it and the container cannot know. */
public final class SessionCookie implements ServletContextInitializer {
    private static final String SAME_SITE = "SameSite";

    private final LoginSettings settings;

    /**
     * Builds the initializer.
     *
     * @param settings says whether browsers come over HTTPS
     */
    public SessionCookie(LoginSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onStartup(ServletContext servletContext) {
        SessionCookieConfig cookie = servletContext.getSessionCookieConfig();
        cookie.setHttpOnly(true);
        if (settings.secureCookies()) {
            cookie.setSecure(true);
        }
        if (cookie.getAttribute(SAME_SITE) == null) {
            cookie.setAttribute(SAME_SITE, "Lax");
        }
    }
}
