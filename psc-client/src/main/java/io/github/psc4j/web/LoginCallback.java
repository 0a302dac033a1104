package io.github.psc4j.web;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.session.PscSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A callback of the provider that has arrived: the pending login of this tab and what the browser brought back, not yet
 * validated. {@link PscWeb#callback} makes it and never fails; what was wrong already is told by {@link #complete}.
 *
 * <pre>{@code
 * LoginCallback callback = web.callback(request);
 * List<String> cookies = callback.setCookies();                // for the response, whatever comes of it
 * try {
 *     PscSession session = callback.complete();
 *     // keep the session under a fresh session id, then send
 *     return callback.redirect().withCookies(cookies);
 * } catch (PscException e) {
 *     return callback.failed(e).page().withCookies(cookies);
 * }
 * }</pre>
 *
 * <p>Thread-safe; prints no code.
 */
public final class LoginCallback {
    private final Supplier<PscClient> psc;
    private final LoginFailures failures;
    private final WebRequest request;
    private final List<String> setCookies;
    private final ReturnTarget returnTarget;
    private final Result result;

    private LoginCallback(
            Supplier<PscClient> psc,
            LoginFailures failures,
            WebRequest request,
            List<String> setCookies,
            ReturnTarget returnTarget,
            Result result) {
        this.psc = psc;
        this.failures = failures;
        this.request = request;
        this.setCookies = setCookies;
        this.returnTarget = returnTarget;
        this.result = result;
    }

    /** A callback that belongs to a pending login. */
    static LoginCallback found(
            Supplier<PscClient> psc,
            LoginFailures failures,
            WebRequest request,
            List<String> setCookies,
            PendingLogin pending,
            AuthorizationResponse response) {
        return new LoginCallback(
                psc, failures, request, setCookies, pending.returnTarget(), new Found(pending, response));
    }

    /** A callback that cannot be completed. */
    static LoginCallback refused(
            Supplier<PscClient> psc,
            LoginFailures failures,
            WebRequest request,
            List<String> setCookies,
            PscException reason) {
        return new LoginCallback(
                psc, failures, request, setCookies, failures.paths().startTarget(), new Refused(reason));
    }

    /**
     * Takes the pending login out of the browser: a login is completed once. They belong on the response whatever the outcome.
     *
     * @return values of {@code Set-Cookie}, possibly none
     */
    public List<String> setCookies() {
        return setCookies;
    }

    /**
     * Where the person wanted to go when the login began.
     *
     * @return the target; the start page if the pending login is unknown
     */
    public ReturnTarget returnTarget() {
        return returnTarget;
    }

    /**
     * Completes the login, once. The session belongs under a <b>fresh</b> session id, see {@link SessionStore#replace}.
     *
     * @return the session
     * @throws PscException with the code of what was wrong: {@code PSC-3xxx} for the callback, others as {@link
     *     io.github.psc4j.login.LoginFlow#complete(PendingLogin, AuthorizationResponse)}
     */
    public PscSession complete() {
        if (result instanceof Found found) {
            return psc.get().login().complete(found.pending(), found.response());
        }
        throw ((Refused) result).reason();
    }

    /**
     * Brings the person to where they wanted to go.
     *
     * @return a redirect within the application; without {@link #setCookies}
     */
    public WebResponse redirect() {
        return failures.paths().redirect(request, returnTarget);
    }

    /**
     * Says that the login failed.
     *
     * @param reason what {@link #complete} threw
     * @return what the person is told; without {@link #setCookies}
     */
    public LoginFailure failed(PscException reason) {
        return failures.of(request, returnTarget, Arguments.required(reason, "reason"));
    }

    /**
     * Says that the application does not admit a person who logged in at the provider. The session is ended here; the page
     * offers to end it there too, so that the person can come back as somebody else.
     *
     * @param session the session that {@link #complete} gave
     * @param sentence what the application says to the person, in French; empty for nothing
     * @return what the person is told; without {@link #setCookies}
     */
    public LoginFailure notAdmitted(PscSession session, Optional<String> sentence) {
        Arguments.refuseNull(session, "session");
        Arguments.refuseNull(sentence, "sentence");
        return failures.notAdmitted(request, returnTarget, session, sentence);
    }

    /**
     * Says that the application itself failed after the login was completed.
     *
     * @return what the person is told; without {@link #setCookies}
     */
    public LoginFailure fault() {
        return failures.fault(request, returnTarget);
    }

    @Override
    public String toString() {
        return "LoginCallback[masked]";
    }

    private sealed interface Result permits Found, Refused {}

    private record Found(PendingLogin pending, AuthorizationResponse response) implements Result {}

    private record Refused(PscException reason) implements Result {}
}
