package io.github.psc4j.spring.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.spring.PscErrorPage;
import io.github.psc4j.web.LoginCallback;
import io.github.psc4j.web.LoginFailure;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Tells the person what to do next, and the developer the code. */
final class PscAuthenticationFailureHandler implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.login");

    private final PscWeb web;
    private final PscErrorPage page;

    PscAuthenticationFailureHandler(PscWeb web, PscErrorPage page) {
        this.web = web;
        this.page = page;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        LoginFailure failure = failure(request, exception);
        ServletExchange.sendHead(failure.response(), response);
        page.show(failure, request, response);
    }

    private LoginFailure failure(HttpServletRequest request, AuthenticationException exception) {
        Optional<LoginCallback> callback = PscCallbackFilter.callbackOf(request);
        if (callback.isPresent() && exception instanceof NotAdmittedAuthenticationException refused) {
            return callback.get().notAdmitted(refused.session(), Optional.of(refused.reason()));
        }
        Optional<PscException> known = known(exception);
        if (known.isEmpty() && (exception instanceof ApplicationFailureException || exception.getCause() != null)) {
            LOG.error(
                    "a login failed on {}",
                    ApplicationFailureException.of(exception).getMessage());
            return callback.map(LoginCallback::fault).orElseGet(() -> web.fault(ServletExchange.request(request)));
        }
        PscException reason = known.orElseGet(() -> unforeseen(exception));
        return callback.map(arrived -> arrived.failed(reason))
                .orElseGet(() -> web.failed(ServletExchange.request(request), reason));
    }

    /** A filter of Spring refused before ours decided. */
    private static PscException unforeseen(AuthenticationException exception) {
        LOG.warn("a filter refused a callback: {}", exception.getClass().getName());
        return new PscLoginException(ErrorCode.CALLBACK_MALFORMED, "the callback is none");
    }

    private static Optional<PscException> known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PscException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
