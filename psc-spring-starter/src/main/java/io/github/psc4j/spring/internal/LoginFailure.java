package io.github.psc4j.spring.internal;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.logout.LogoutRequest;
import io.github.psc4j.spring.PscErrorPage;
import io.github.psc4j.spring.PscFailure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Tells the person what to do next, and the developer the code. */
public final class LoginFailure implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.login");
    /** Single sign-on would bring the same refusal again and again, until the session there is closed. */
    private static final Set<ErrorCode> SAME_AGAIN =
            EnumSet.of(ErrorCode.AUTHENTICATION_TOO_OLD, ErrorCode.ASSURANCE_TOO_LOW);

    private static final String RETRY_SECONDS = "30";

    private final Supplier<PscClient> psc;
    private final PscErrorPage page;

    /**
     * Builds the handler.
     *
     * @param psc knows where a session at the provider is closed
     * @param page shows the page
     */
    public LoginFailure(Supplier<PscClient> psc, PscErrorPage page) {
        this.psc = psc;
        this.page = page;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        if (cause(exception, ScriptRequestException.class).isPresent()) {
            Answers.loginRequired(request, response);
            return;
        }
        PscFailure failure = failure(request, exception);
        Answers.noTraces(response);
        response.setStatus(failure.kind().status());
        if (failure.kind() == PscFailure.Kind.PROVIDER_DOWN) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        page.show(failure, request, response);
    }

    private PscFailure failure(HttpServletRequest request, AuthenticationException exception) {
        String retry = retryPath(request);
        Optional<NotAdmittedException> notAdmitted = cause(exception, NotAdmittedException.class);
        if (notAdmitted.isPresent()) {
            LOG.warn("the application does not admit a person who logged in at the provider");
            return new PscFailure(
                    PscFailure.Kind.NOT_ADMITTED,
                    Optional.empty(),
                    Optional.of(notAdmitted.get().reason()),
                    retry,
                    providerLogout(
                            () -> psc.get().logout().global(notAdmitted.get().session())));
        }
        Optional<PscException> known = cause(exception, PscException.class);
        if (exception instanceof FaultException fault) {
            return fault(fault, retry);
        }
        if (known.isEmpty() && exception.getCause() != null) {
            return fault(FaultException.of(exception), retry);
        }
        PscException refusal = known.orElseGet(() -> unforeseen(exception));
        // The message begins with the code and is safe; a cause might hold an address or worse, and is not printed.
        LOG.warn("login refused: {}", refusal.getMessage());
        return new PscFailure(
                PscFailure.Kind.of(refusal.code()),
                Optional.of(refusal.code()),
                Optional.empty(),
                retry,
                SAME_AGAIN.contains(refusal.code())
                        ? providerLogout(() -> psc.get().logout().globalWithoutSession())
                        : Optional.empty());
    }

    private static PscFailure fault(FaultException fault, String retry) {
        LOG.error("a login failed on {}", fault.getMessage());
        return new PscFailure(PscFailure.Kind.FAULT, Optional.empty(), Optional.empty(), retry, Optional.empty());
    }

    private static Optional<URI> providerLogout(Supplier<LogoutRequest> logout) {
        try {
            return Optional.of(logout.get().uri());
        } catch (PscException e) {
            LOG.warn("no logout at the provider to offer: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A filter of Spring refused before ours was asked: only without the {@link CallbackQueryFilter}. */
    private static PscException unforeseen(AuthenticationException exception) {
        LOG.warn("a filter refused a callback: {}", exception.getClass().getName());
        return new PscLoginException(ErrorCode.CALLBACK_MALFORMED, "the callback is none");
    }

    private static String retryPath(HttpServletRequest request) {
        PendingLogin pending = PendingLoginCookies.completing(request);
        String target = pending == null ? "/" : pending.returnTarget().path();
        return request.getContextPath() + LoginEntryPoint.loginPath(target);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
