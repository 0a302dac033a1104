package io.github.psc4j.spring.session;

import io.github.psc4j.web.PscWeb;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/** The session cookie is for HTTPS only if browsers come over HTTPS, also where a proxy ends it and the container cannot know. */
public final class SessionCookieInitializer implements ServletContextInitializer {
    /** Spring Boot's property for what this class decides. */
    public static final String PROPERTY = "server.servlet.session.cookie.same-site";

    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.session");
    private static final String SAME_SITE = "SameSite";
    private static final String LAX = "Lax";

    private final boolean secure;
    private final String configured;

    /**
     * Builds the initializer.
     *
     * @param web says whether browsers come over HTTPS
     * @param configured the value of {@link #PROPERTY}, or nothing
     */
    public SessionCookieInitializer(PscWeb web, String configured) {
        this.secure = web.cookiesAreSecure();
        this.configured = configured;
    }

    @Override
    public void onStartup(ServletContext servletContext) {
        SessionCookieConfig cookie = servletContext.getSessionCookieConfig();
        cookie.setHttpOnly(true);
        if (secure) {
            cookie.setSecure(true);
        }
        if (cookie.getAttribute(SAME_SITE) == null) {
            cookie.setAttribute(SAME_SITE, LAX);
            tell();
        }
    }

    private void tell() {
        if (!configured.isBlank() && !configured.equalsIgnoreCase(LAX)) {
            LOG.warn(
                    "{}={} is not used, the session cookie is SameSite=Lax: with strict, a person who comes back from Pro"
                            + " Santé Connect would not be logged in; with anything less, other sites could send it",
                    PROPERTY,
                    configured);
        }
    }
}
