package io.github.psc4j.web;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PscWeb}. Every path is one within the application, without the context path. Not thread-safe. */
public final class PscWebBuilder {
    final Supplier<PscClient> psc;
    final URI redirectUri;
    String contextPath = "";
    String loginPath = "/login";

    @Nullable
    String callbackPath;

    String logoutPath = "/logout";

    @Nullable
    String localLogoutPath;

    String backChannelLogoutPath = "/logout/back-channel";

    @Nullable
    String startPath;

    String homePath = "/";
    Duration maxIdle = PscSession.MAX_IDLE;
    Clock clock = Clock.systemUTC();

    @Nullable
    SessionRegistry registry;

    BiFunction<WebRequest, LoginOptions, LoginOptions> loginOptions = (request, options) -> options;
    Function<PscSession, Optional<String>> refusal = session -> Optional.empty();

    PscWebBuilder(Supplier<PscClient> psc, URI redirectUri) {
        this.psc = psc;
        this.redirectUri = redirectUri;
    }

    /**
     * The path below which the application lives, if it is in the redirect URI. It is used to find the callback path only.
     *
     * @param contextPath for example {@code /app}; empty by default
     * @return this builder
     */
    public PscWebBuilder contextPath(String contextPath) {
        this.contextPath = Arguments.required(contextPath, "contextPath");
        return this;
    }

    /**
     * Where a login begins.
     *
     * @param path {@code /login} by default
     * @return this builder
     */
    public PscWebBuilder loginPath(String path) {
        this.loginPath = Arguments.required(path, "path");
        return this;
    }

    /**
     * Where the callback arrives, if a proxy changes the path of the redirect URI.
     *
     * @param path the path of the redirect URI by default
     * @return this builder
     */
    public PscWebBuilder callbackPath(String path) {
        this.callbackPath = Arguments.required(path, "path");
        return this;
    }

    /**
     * Where a form with the CSRF token closes the session here and at the provider.
     *
     * @param path {@code /logout} by default
     * @return this builder
     */
    public PscWebBuilder logoutPath(String path) {
        this.logoutPath = Arguments.required(path, "path");
        return this;
    }

    /**
     * Where a form with the CSRF token closes the session here only.
     *
     * @param path the logout path followed by {@code /local} by default
     * @return this builder
     */
    public PscWebBuilder localLogoutPath(String path) {
        this.localLogoutPath = Arguments.required(path, "path");
        return this;
    }

    /**
     * Where the provider says that sessions have ended there (OpenID Connect Back-Channel Logout 1.0), if the address is declared
     * there.
     *
     * @param path {@code /logout/back-channel} by default
     * @return this builder
     */
    public PscWebBuilder backChannelLogoutPath(String path) {
        this.backChannelLogoutPath = Arguments.required(path, "path");
        return this;
    }

    /**
     * Where a person goes after a login that was not begun for a page.
     *
     * @param path the home path by default
     * @return this builder
     */
    public PscWebBuilder startPath(String path) {
        this.startPath = Arguments.required(path, "path");
        return this;
    }

    /**
     * The page that needs no login: after a logout, and from the page of a login that failed.
     *
     * @param path {@code /} by default
     * @return this builder
     */
    public PscWebBuilder homePath(String path) {
        this.homePath = Arguments.required(path, "path");
        return this;
    }

    /**
     * How long a session lives without a request.
     *
     * @param maxIdle 30 minutes by default, which is PSC's rule; a shorter time is possible
     * @return this builder
     */
    public PscWebBuilder maxIdle(Duration maxIdle) {
        this.maxIdle = Arguments.required(maxIdle, "maxIdle");
        return this;
    }

    /**
     * What tells the bounds of sessions: the clock that the client has.
     *
     * @param clock the clock of the system by default
     * @return this builder
     */
    public PscWebBuilder clock(Clock clock) {
        this.clock = Arguments.required(clock, "clock");
        return this;
    }

    /**
     * Which sessions a back-channel logout can end.
     *
     * @param registry by default {@link SessionRegistry#inMemory}
     * @return this builder
     */
    public PscWebBuilder sessionRegistry(SessionRegistry registry) {
        this.registry = Arguments.required(registry, "registry");
        return this;
    }

    /**
     * What a login that begins at the login path requires beyond the default, for example a minimum level.
     *
     * @param loginOptions from the request and the options with the return target to the options that are used
     * @return this builder
     */
    public PscWebBuilder loginOptions(BiFunction<WebRequest, LoginOptions, LoginOptions> loginOptions) {
        this.loginOptions = Arguments.required(loginOptions, "loginOptions");
        return this;
    }

    /**
     * Whom the application does not admit, though they logged in at the provider.
     *
     * @param refusal gives a sentence for the person, in French, if they are refused; empty admits them, which is the default
     * @return this builder
     */
    public PscWebBuilder refuseWhen(Function<PscSession, Optional<String>> refusal) {
        this.refusal = Arguments.required(refusal, "refusal");
        return this;
    }

    /**
     * Builds the web layer; no I/O.
     *
     * @return the web layer
     * @throws PscConfigurationException {@code PSC-1001} if a path is none, two are the same, or the idle time is not above zero
     *     and at most 30 minutes
     */
    public PscWeb build() {
        if (maxIdle.isZero() || maxIdle.isNegative() || maxIdle.compareTo(PscSession.MAX_IDLE) > 0) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "a session lives at most 30 minutes without a request: shorten maxIdle");
        }
        return new PscWeb(this);
    }

    WebPaths paths() {
        String redirectPath = redirectUri.getRawPath() == null ? "" : redirectUri.getRawPath();
        return new WebPaths(
                loginPath,
                callbackPath == null ? WebPaths.withoutContext(redirectPath, contextPath) : callbackPath,
                logoutPath,
                localLogoutPath == null ? logoutPath + "/local" : localLogoutPath,
                backChannelLogoutPath,
                startPath == null ? homePath : startPath,
                homePath);
    }
}
