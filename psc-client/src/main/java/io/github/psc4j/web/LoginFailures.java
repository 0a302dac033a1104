package io.github.psc4j.web;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.logout.LogoutRequest;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the person what to do next, and the developer the code. */
final class LoginFailures {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.web.login");

    /** Single sign-on would bring the same refusal again and again, until the session there is closed. */
    private static final Set<ErrorCode> SAME_AGAIN =
            EnumSet.of(ErrorCode.AUTHENTICATION_TOO_OLD, ErrorCode.ASSURANCE_TOO_LOW);

    private final Supplier<PscClient> psc;
    private final WebPaths paths;

    LoginFailures(Supplier<PscClient> psc, WebPaths paths) {
        this.psc = psc;
        this.paths = paths;
    }

    WebPaths paths() {
        return paths;
    }

    LoginFailure of(WebRequest request, ReturnTarget target, PscException reason) {
        // The message begins with the code and is safe; a cause might hold an address or worse, and is not printed.
        LOG.warn("login refused: {}", reason.getMessage());
        return failure(
                request,
                target,
                LoginFailure.Kind.of(reason.code()),
                Optional.of(reason.code()),
                Optional.empty(),
                SAME_AGAIN.contains(reason.code())
                        ? providerLogout(() -> psc.get().logout().globalWithoutSession())
                        : Optional.empty());
    }

    LoginFailure notAdmitted(WebRequest request, ReturnTarget target, PscSession session, Optional<String> sentence) {
        LOG.warn("the application does not admit a person who logged in at the provider");
        Optional<URI> providerLogout = providerLogout(() -> psc.get().logout().global(session));
        session.end();
        return failure(request, target, LoginFailure.Kind.NOT_ADMITTED, Optional.empty(), sentence, providerLogout);
    }

    LoginFailure fault(WebRequest request, ReturnTarget target) {
        return failure(request, target, LoginFailure.Kind.FAULT, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private LoginFailure failure(
            WebRequest request,
            ReturnTarget target,
            LoginFailure.Kind kind,
            Optional<ErrorCode> code,
            Optional<String> sentence,
            Optional<URI> providerLogout) {
        return new LoginFailure(
                kind,
                code,
                sentence,
                paths.seen(request, paths.login(target)),
                paths.seen(request, paths.home()),
                providerLogout);
    }

    private static Optional<URI> providerLogout(Supplier<LogoutRequest> logout) {
        try {
            return Optional.of(logout.get().uri());
        } catch (PscException e) {
            LOG.warn("no logout at the provider to offer: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
