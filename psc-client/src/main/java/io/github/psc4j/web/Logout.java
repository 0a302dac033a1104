package io.github.psc4j.web;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.logout.BackChannelLogout;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three ways in which a session ends at somebody's word: here and at the provider, here only, and by the provider. */
final class Logout {
    /** Tells the home page that the session at the provider may still be open. */
    static final String LOCAL_ONLY = "?logout=local";

    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.web.logout");
    private static final String LOGOUT_TOKEN = "logout_token";

    private final Supplier<PscClient> psc;
    private final WebPaths paths;
    private final SessionRegistry registry;

    Logout(Supplier<PscClient> psc, WebPaths paths, SessionRegistry registry) {
        this.psc = psc;
        this.paths = paths;
        this.registry = registry;
    }

    WebResponse global(WebRequest request, Optional<PscSession> session) {
        if (session.isEmpty()) {
            return home(request, "");
        }
        Optional<URI> provider = providerLogout(session.get());
        session.get().end();
        return provider.map(uri -> Responses.redirect(uri.toString())).orElseGet(() -> home(request, LOCAL_ONLY));
    }

    WebResponse local(WebRequest request, Optional<PscSession> session) {
        session.ifPresent(PscSession::end);
        return home(request, session.isPresent() ? LOCAL_ONLY : "");
    }

    private WebResponse home(WebRequest request, String query) {
        return Responses.redirect(paths.seen(request, paths.home()) + query);
    }

    /** A provider that is down would leave the person on a page of the browser's own, so it is asked first. */
    private Optional<URI> providerLogout(PscSession session) {
        try {
            psc.get().probeProvider();
            return Optional.of(psc.get().logout().global(session).uri());
        } catch (PscException e) {
            LOG.warn("logged out here only: {}", e.getMessage());
            return Optional.empty();
        }
    }

    WebResponse backChannel(WebRequest request) {
        if (!request.method().equals("POST")) {
            return Responses.with(refused(405, "a logout token is posted"), Map.of("Allow", List.of("POST")));
        }
        Optional<Secret> token = FormBody.value(request, LOGOUT_TOKEN).map(Secret::of);
        if (token.isEmpty()) {
            return refused(400, "one logout_token in a form is expected");
        }
        try {
            BackChannelLogout logout = psc.get().logout().backChannel(token.get());
            LOG.info("the provider ended sessions: {} of this node", registry.end(logout));
            return Responses.status(200);
        } catch (PscException e) {
            LOG.warn("nobody was logged out over the back channel: {}", e.getMessage());
            return refused(
                    e.code().retry() == ErrorCode.Retry.LATER ? 503 : 400,
                    e.code().id());
        }
    }

    /** The form of section 2.8; the description is ours and has no character that JSON would escape. */
    private static WebResponse refused(int status, String description) {
        String error = status == 503 ? "temporarily_unavailable" : "invalid_request";
        return Responses.json(status, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }
}
