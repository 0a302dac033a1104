package io.github.psc4j.web;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What any web application does with Pro Santé Connect, whatever its framework: it turns requests into responses, and keeps
 * nothing itself. Immutable and thread-safe; one for each {@link PscClient}.
 *
 * <pre>{@code
 * PscWeb web = PscWeb.builder(psc).startPath("/espace").build();
 * SessionStore sessions = InMemorySessionStore.of(web);
 *
 * WebResponse respond(WebRequest request) {
 *     return web.handle(request, sessions)                                     // login, callback, logout, back channel
 *             .orElseGet(() -> web.session(request, sessions)
 *                     .map(session -> page(request, session.psc()))            // somebody is logged in
 *                     .orElseGet(() -> web.loginRequired(request)));
 * }
 * }</pre>
 *
 * <p>A framework with sessions, error pages and CSRF tokens of its own calls the steps one by one: {@link #begin}, {@link
 * #callback}, {@link #logout}, {@link #backChannelLogout}.
 */
public final class PscWeb {
    /** The field of a form, in which it sends {@link WebSession#csrfToken}. */
    public static final String CSRF_PARAMETER = "csrf";

    private final Supplier<PscClient> psc;
    private final WebPaths paths;
    private final Cookies cookies;
    private final PendingLoginCookies pendingLogins;
    private final LoginFailures failures;
    private final Logout logout;
    private final SessionRegistry registry;
    private final Clock clock;
    private final Duration maxIdle;
    private final BiFunction<WebRequest, LoginOptions, LoginOptions> loginOptions;
    private final WebEndpoints endpoints;

    PscWeb(PscWebBuilder builder) {
        this.psc = builder.psc;
        this.paths = builder.paths();
        this.cookies =
                "http".equalsIgnoreCase(builder.redirectUri.getScheme()) ? Cookies.overHttp() : Cookies.overHttps();
        this.pendingLogins = new PendingLoginCookies(cookies);
        this.failures = new LoginFailures(psc, paths);
        this.clock = builder.clock;
        this.maxIdle = builder.maxIdle;
        this.registry = builder.registry == null ? SessionRegistry.inMemory(clock) : builder.registry;
        this.logout = new Logout(psc, paths, registry);
        this.loginOptions = builder.loginOptions;
        this.endpoints = new WebEndpoints(this, paths, builder.refusal);
    }

    /**
     * The web layer with its defaults: login at {@code /login}, logout at {@code /logout}, callback at the path of the redirect
     * URI.
     *
     * @param psc the client
     * @return the web layer
     */
    public static PscWeb of(PscClient psc) {
        Arguments.refuseNull(psc, "psc");
        return builder(psc).build();
    }

    /**
     * Begins to build a web layer.
     *
     * @param psc the client
     * @return the builder
     */
    public static PscWebBuilder builder(PscClient psc) {
        Arguments.refuseNull(psc, "psc");
        return builder(() -> psc, psc.login().redirectUri());
    }

    /**
     * Begins to build a web layer whose client comes later.
     *
     * @param psc gives the client; asked at the first request
     * @param redirectUri where the provider sends the browser back to. Its scheme says whether cookies are for HTTPS only, its
     *     path where the callback arrives
     * @return the builder
     */
    public static PscWebBuilder builder(Supplier<PscClient> psc, URI redirectUri) {
        Arguments.refuseNull(psc, "psc");
        Arguments.refuseNull(redirectUri, "redirectUri");
        return new PscWebBuilder(psc, redirectUri);
    }

    /**
     * Responds to a request to one of the paths of the web layer: login, callback, logout, back-channel logout. A login that fails
     * becomes a page, whatever failed.
     *
     * @param request the request
     * @param sessions where the sessions of browsers are
     * @return the response, or empty if the path is the application's
     */
    public Optional<WebResponse> handle(WebRequest request, SessionStore sessions) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(sessions, "sessions");
        return endpoints.handle(request, sessions);
    }

    /**
     * The paths that {@link #handle} responds to, for a framework that needs to know them.
     *
     * @return five paths within the application: login, callback, logout, local logout, back-channel logout
     */
    public List<String> paths() {
        return paths.own();
    }

    /**
     * The session of the browser that sent a request, within its bounds: what is over is ended and removed. A request that finds
     * its session begins the idle time again. Ask once for each request.
     *
     * @param request the request
     * @param sessions where the sessions of browsers are
     * @return the session, or empty if nobody is logged in there
     */
    public Optional<WebSession> session(WebRequest request, SessionStore sessions) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(sessions, "sessions");
        Optional<WebSession> found = sessions.find(request);
        if (found.isPresent() && found.get().hasEnded()) {
            // Here only: after a time-out the session at the provider, which other applications share, is not ours to
            // close.
            found.get().psc().end();
            sessions.remove(request);
            return Optional.empty();
        }
        found.ifPresent(WebSession::touch);
        return found;
    }

    /**
     * Makes the session of a browser out of the session of a login, and registers it for back-channel logout.
     *
     * @param session what {@link LoginCallback#complete} gave
     * @return a session to give to {@link SessionStore#replace}
     */
    public WebSession newSession(PscSession session) {
        Arguments.refuseNull(session, "session");
        registry.add(session);
        return new WebSession(session, Secret.of(Randomness.next()), maxIdle, clock);
    }

    /**
     * Whether a session is over: it was ended, or four hours have passed since the person authenticated. The idle time-out is
     * not looked at, since a session of PSC does not know of requests.
     *
     * @param session a session
     * @return whether the person has to log in again
     */
    public boolean hasEnded(PscSession session) {
        Arguments.refuseNull(session, "session");
        return session.hasEnded(clock.instant());
    }

    /**
     * Where the callback arrives.
     *
     * @return a path within the application
     */
    public String callbackPath() {
        return paths.callback();
    }

    /**
     * The longest time without a request, for a container that measures it.
     *
     * @return at most 30 minutes
     */
    public Duration maxIdle() {
        return maxIdle;
    }

    /**
     * Whether browsers reach this application over HTTPS, by the scheme of the redirect URI and not by what a request says.
     *
     * @return whether cookies are for HTTPS only
     */
    public boolean cookiesAreSecure() {
        return cookies.areSecure();
    }

    /**
     * The sessions that a back-channel logout can end. An application that keeps sessions without {@link #newSession} adds them
     * here.
     *
     * @return the registry
     */
    public SessionRegistry sessionRegistry() {
        return registry;
    }

    /**
     * Begins a login of a person who comes to the login path. A script cannot log in: it gets {@link #loginRequired}.
     *
     * @param request the request; its parameter {@code target} says where the person goes afterwards
     * @return a redirect to the provider that sets the cookie of this tab
     * @throws PscException {@code PSC-2xxx} if the provider's endpoints cannot be had; {@link #failed} makes the page of it
     */
    public WebResponse begin(WebRequest request) {
        Arguments.refuseNull(request, "request");
        return begin(
                request, loginOptions.apply(request, LoginOptions.defaults().withReturnTarget(returnTarget(request))));
    }

    /**
     * Begins a login with options, for example a step-up: {@code
     * LoginOptions.defaults().withMinimumLevel(EidasLevel.EIDAS2).withReturnTarget(…)}.
     *
     * @param request the request
     * @param options what this login wants, with its return target
     * @return a redirect to the provider that sets the cookie of this tab; the JSON of {@link #loginRequired} for a script
     * @throws PscException {@code PSC-2xxx} if the provider's endpoints cannot be had
     */
    public WebResponse begin(WebRequest request, LoginOptions options) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(options, "options");
        if (Navigation.isScript(request)) {
            return loginNeeded(request);
        }
        PendingLogin pending = psc.get().login().start(options);
        return Responses.redirect(pending.authorizationUri().toString())
                .withCookies(pendingLogins.put(
                        request, pending.state(), psc.get().login().seal(pending)));
    }

    /**
     * Where a person who comes to the login path wants to go afterwards.
     *
     * @param request a request to the login path
     * @return the target of the parameter {@code target} if it is a path of this application, else the start page
     */
    public ReturnTarget returnTarget(WebRequest request) {
        Arguments.refuseNull(request, "request");
        return paths.requested(request);
    }

    /**
     * Takes the callback of the provider in: finds the pending login of this tab and reads what the browser brought back.
     *
     * @param request the request to the callback path
     * @return the callback, to be completed once; also for a callback that is none
     */
    public LoginCallback callback(WebRequest request) {
        Arguments.refuseNull(request, "request");
        AuthorizationResponse response;
        try {
            response = AuthorizationResponse.ofQuery(request.query().orElse(null));
        } catch (PscException e) {
            return refusedCallback(request, e);
        }
        Optional<Secret> state = response.state();
        List<String> sealed = state.map(s -> pendingLogins.find(request, s)).orElse(List.of());
        if (state.isEmpty() || sealed.isEmpty()) {
            return LoginCallback.refused(psc, failures, request, List.of(), unknown());
        }
        List<String> removed = pendingLogins.remove(state.get());
        if (sealed.size() > 1) {
            return LoginCallback.refused(psc, failures, request, removed, unknown());
        }
        try {
            PendingLogin pending = psc.get().login().open(sealed.get(0));
            return LoginCallback.found(psc, failures, request, removed, pending, response);
        } catch (PscException e) {
            return LoginCallback.refused(psc, failures, request, removed, e);
        }
    }

    /**
     * A callback that the application refuses before the web layer reads it. It may be of any login of this browser: none of
     * them is left waiting.
     *
     * @param request the callback
     * @param reason why, which {@link LoginCallback#complete} throws
     * @return the callback
     */
    public LoginCallback refusedCallback(WebRequest request, PscException reason) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(reason, "reason");
        return LoginCallback.refused(psc, failures, request, pendingLogins.clear(request), reason);
    }

    private static PscLoginException unknown() {
        return new PscLoginException(
                ErrorCode.LOGIN_UNKNOWN,
                "no pending login of this browser matches the callback: begun in another browser, cookies blocked, or the"
                        + " callback was called twice");
    }

    /**
     * Says that a login could not begin.
     *
     * @param request the request to the login path
     * @param reason what {@link #begin} threw
     * @return what the person is told
     */
    public LoginFailure failed(WebRequest request, PscException reason) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(reason, "reason");
        return failures.of(request, returnTarget(request), reason);
    }

    /**
     * Says that a login could not begin because the application itself failed.
     *
     * @param request the request that began the login
     * @return what the person is told
     */
    public LoginFailure fault(WebRequest request) {
        Arguments.refuseNull(request, "request");
        return failures.fault(request, returnTarget(request));
    }

    /**
     * Responds to a request that needs somebody to be logged in: a person is sent to a login that comes back here, a script gets 401
     * and a JSON document with {@code "error":"login_required"} and the path of the login.
     *
     * @param request the request
     * @return the response
     */
    public WebResponse loginRequired(WebRequest request) {
        Arguments.refuseNull(request, "request");
        return Navigation.isPage(request)
                ? Responses.redirect(paths.seen(request, paths.login(paths.page(request))))
                : loginNeeded(request);
    }

    private WebResponse loginNeeded(WebRequest request) {
        return Responses.json(
                401, "{\"error\":\"login_required\",\"login\":\"" + paths.seen(request, paths.login()) + "\"}");
    }

    /**
     * Logs a person out here and at the provider. The caller has made sure that the request is the person's own (a POST with a
     * CSRF token) and removes its session; {@link #handle} does both.
     *
     * @param request the request
     * @param session the session, if there still is one; it is ended
     * @return a redirect to the provider; to the home page without a session, and with {@code ?logout=local} if the provider cannot
     *     be reached
     */
    public WebResponse logout(WebRequest request, Optional<PscSession> session) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(session, "session");
        return logout.global(request, session);
    }

    /**
     * Logs a person out here only, for example from a shared screen that goes on with another application. The same duties as
     * {@link #logout}.
     *
     * @param request the request
     * @param session the session, if there still is one; it is ended
     * @return a redirect to the home page, which may tell from {@code ?logout=local} that the session at the provider is open
     */
    public WebResponse localLogout(WebRequest request, Optional<PscSession> session) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(session, "session");
        return logout.local(request, session);
    }

    /**
     * Ends the sessions that the provider says have ended there (OpenID Connect Back-Channel Logout 1.0, 2.5 to 2.8). The logout
     * token alone counts: no cookie is looked at.
     *
     * @param request the request of the provider
     * @return 200, also if no session was concerned; 400 if the token is refused, 503 if it could not be validated, 405 for another
     *     method than POST, each with the JSON document of section 2.8
     */
    public WebResponse backChannelLogout(WebRequest request) {
        Arguments.refuseNull(request, "request");
        return logout.backChannel(request);
    }

    Cookies cookies() {
        return cookies;
    }
}
