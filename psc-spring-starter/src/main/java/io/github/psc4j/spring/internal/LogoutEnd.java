package io.github.psc4j.spring.internal;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * After the local session is closed: sends the browser to the provider to close the session there too, if the person clicked
 * « Se déconnecter » and the provider answers; else to the first page.
 */
public final class LogoutEnd implements LogoutSuccessHandler {
    /** Tells the first page that the session at the provider may still be open. */
    static final String LOCAL_ONLY = "/?logout=local";

    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.logout");

    private final Supplier<PscClient> psc;

    /**
     * Builds the handler.
     *
     * @param psc knows where a session at the provider is closed
     */
    public LogoutEnd(Supplier<PscClient> psc) {
        this.psc = psc;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        Optional<PscSession> session = CurrentPscSession.of(authentication);
        if (session.isEmpty()) {
            Answers.redirectHere(request, response, "/");
            return;
        }
        if (request.getRequestURI().endsWith(LoginSettings.LOCAL_LOGOUT_PATH)) {
            Answers.redirectHere(request, response, LOCAL_ONLY);
            return;
        }
        Optional<URI> provider = providerLogout(session.get());
        if (provider.isPresent()) {
            Answers.redirectAway(response, provider.get());
        } else {
            Answers.redirectHere(request, response, LOCAL_ONLY);
        }
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
}
