package io.github.psc4j.web;

import io.github.psc4j.error.PscException;
import io.github.psc4j.session.PscSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the web layer, each answered by the steps of {@link PscWeb} and a store of sessions. */
final class WebEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.web.login");

    private final PscWeb web;
    private final WebPaths paths;
    private final Function<PscSession, Optional<String>> refusal;

    WebEndpoints(PscWeb web, WebPaths paths, Function<PscSession, Optional<String>> refusal) {
        this.web = web;
        this.paths = paths;
        this.refusal = refusal;
    }

    Optional<WebResponse> handle(WebRequest request, SessionStore sessions) {
        String path = request.path();
        if (path.equals(paths.login())) {
            return Optional.of(isGet(request) ? login(request) : Responses.methodNotAllowed("GET"));
        }
        if (path.equals(paths.callback())) {
            // A probe for links would spend the code.
            return Optional.of(isGet(request) ? callback(request, sessions) : Responses.methodNotAllowed("GET"));
        }
        if (path.equals(paths.logout()) || path.equals(paths.localLogout())) {
            return Optional.of(logout(request, sessions));
        }
        return path.equals(paths.backChannelLogout()) ? Optional.of(web.backChannelLogout(request)) : Optional.empty();
    }

    private static boolean isGet(WebRequest request) {
        return request.method().equals("GET");
    }

    private WebResponse login(WebRequest request) {
        try {
            return web.begin(request);
        } catch (PscException e) {
            return web.failed(request, e).page();
        } catch (RuntimeException e) {
            return fault(e, web.fault(request));
        }
    }

    private static WebResponse fault(RuntimeException cause, LoginFailure failure) {
        // Its message may hold anything.
        LOG.error("a login failed in the application: {}", cause.getClass().getName());
        return failure.page();
    }

    private WebResponse callback(WebRequest request, SessionStore sessions) {
        LoginCallback callback = web.callback(request);
        return completed(request, callback, sessions).withCookies(callback.setCookies());
    }

    private WebResponse completed(WebRequest request, LoginCallback callback, SessionStore sessions) {
        try {
            PscSession session = callback.complete();
            // Registered before the application thinks about it: a logout at the provider may come meanwhile.
            WebSession made = web.newSession(session);
            Optional<String> sentence = refusal(session);
            if (sentence.isPresent()) {
                return callback.notAdmitted(session, sentence).page();
            }
            // Nobody else's session goes on in this browser.
            sessions.find(request).ifPresent(before -> before.psc().end());
            return callback.redirect().withCookies(sessions.replace(request, made));
        } catch (PscException e) {
            return callback.failed(e).page();
        } catch (RuntimeException e) {
            return fault(e, callback.fault());
        }
    }

    /** A session that the application could not decide about is used by nobody. */
    private Optional<String> refusal(PscSession session) {
        try {
            return refusal.apply(session);
        } catch (RuntimeException e) {
            session.end();
            throw e;
        }
    }

    private WebResponse logout(WebRequest request, SessionStore sessions) {
        Optional<WebSession> session = web.session(request, sessions);
        if (session.isEmpty()) {
            return web.logout(request, Optional.empty());
        }
        if (!request.method().equals("POST")) {
            return LogoutPage.of(200, request, paths, session.get());
        }
        boolean own = FormBody.value(request, PscWeb.CSRF_PARAMETER)
                .filter(session.get().csrfToken()::matches)
                .isPresent();
        if (!own) {
            LOG.warn("a logout without the CSRF token of its session did nothing");
            return LogoutPage.of(403, request, paths, session.get());
        }
        Optional<PscSession> psc = session.map(WebSession::psc);
        List<String> cookies = sessions.remove(request);
        WebResponse response =
                request.path().equals(paths.logout()) ? web.logout(request, psc) : web.localLogout(request, psc);
        return response.withCookies(cookies);
    }
}
