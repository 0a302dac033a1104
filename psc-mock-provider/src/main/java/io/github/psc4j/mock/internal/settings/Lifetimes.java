package io.github.psc4j.mock.internal.settings;

import java.time.Duration;

/** How long things last at PSC. */
public final class Lifetimes {

    public static final Duration ACCESS_TOKEN = Duration.ofMinutes(2);
    public static final Duration REFRESH_TOKEN = Duration.ofMinutes(30);
    public static final Duration SESSION = Duration.ofHours(4);
    public static final Duration SESSION_IDLE = Duration.ofMinutes(30);
    /** Keycloak's default. */
    public static final Duration CODE = Duration.ofMinutes(1);
    /** Keycloak's default for pushed requests. */
    public static final Duration PUSHED_REQUEST = Duration.ofMinutes(1);
    /** As long as a person may take on the login page. */
    public static final Duration LOGIN_PAGE = Duration.ofMinutes(10);

    private Lifetimes() {}
}
