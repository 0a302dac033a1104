package io.github.psc4j.spring.internal;

import java.time.Clock;

/**
 * What the filters need to know of this application.
 *
 * @param callbackPath the path at which the callback arrives, below the context path
 * @param secureCookies whether browsers reach this application over HTTPS, by configuration and not by what a request says
 * @param clock tells when a session ends
 */
public record LoginSettings(String callbackPath, boolean secureCookies, Clock clock) {
    /** Where a login begins. */
    public static final String LOGIN_PATH = "/oauth2/authorization/psc";

    /** The callback, where nothing says otherwise. */
    public static final String CALLBACK_PATH = "/login/oauth2/code/psc";

    /** The parameter of {@link #LOGIN_PATH} that says where the person goes afterwards. */
    public static final String TARGET_PARAMETER = "target";

    /** Closes the session here and at the provider. */
    public static final String LOGOUT_PATH = "/logout";

    /** Closes the session here only. */
    public static final String LOCAL_LOGOUT_PATH = "/logout/local";

    /** Where the provider says that sessions have ended there; the path that Spring Security uses for it. */
    public static final String BACK_CHANNEL_LOGOUT_PATH = "/logout/connect/back-channel/psc";
}
